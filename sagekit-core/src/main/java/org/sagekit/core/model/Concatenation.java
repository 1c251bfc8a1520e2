package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Node;

/** Copies what a {@link Node.Concat} puts together and what was not computed in its place. */
final class Concatenation implements Step {
  private final int[] from;
  private final int[] to;
  private final int[] width;

  private Concatenation(List<int[]> copies) {
    from = copies.stream().mapToInt(copy -> copy[0]).toArray();
    to = copies.stream().mapToInt(copy -> copy[1]).toArray();
    width = copies.stream().mapToInt(copy -> copy[2]).toArray();
  }

  static Concatenation of(Node.Concat concat, Layout layout, int self) {
    List<int[]> copies = new ArrayList<>();
    int next = layout.offset(self);
    for (int input : concat.inputs()) {
      if (layout.offset(input) != next) {
        copies.add(new int[] {layout.offset(input), next, layout.width(input)});
      }
      next += layout.width(input);
    }
    return new Concatenation(copies);
  }

  boolean isInPlace() {
    return from.length == 0;
  }

  @Override
  public void compute(Memory memory, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < from.length; i++) {
        System.arraycopy(
            memory.values, memory.at(row, from[i]), memory.values, memory.at(row, to[i]), width[i]);
      }
    }
  }
}
