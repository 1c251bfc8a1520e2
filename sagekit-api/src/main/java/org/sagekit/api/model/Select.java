package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * Takes some of the numbers, in a given order.
 *
 * @param input a node
 * @param indices which numbers, from 0; at least one
 */
public record Select(int input, List<Integer> indices) implements Node {

  /**
   * Copies the indices.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Select {
    indices = List.copyOf(indices);
    Problems.of("Select")
        .require(!indices.isEmpty(), "indices", "at least one", "none")
        .throwIfAny();
  }

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public int width(List<Integer> inputWidths) {
    int width = inputWidths.get(0);
    for (int index : indices) {
      Problems.of("Select")
          .require(index >= 0 && index < width, "index", "from 0 to " + (width - 1), index)
          .throwIfAny();
    }
    return indices.size();
  }
}
