package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;

/** Puts the nodes of an {@link Encoding} together, field by field. For one thread. */
final class EncodingBuilder {
  private final Set<Field> inputs = new LinkedHashSet<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> parts = new ArrayList<>();
  private final Map<Integer, double[]> crossFitted = new LinkedHashMap<>();
  private int width;

  /** Says that a field is read; may be said twice. */
  void input(Field field) {
    inputs.add(Field.of(field.name(), field.type()));
  }

  /**
   * Adds a node.
   *
   * @return its index
   */
  int node(Node node) {
    nodes.add(node);
    return nodes.size() - 1;
  }

  /**
   * Makes a node's numbers part of what is learnt from.
   *
   * @param node the index of a node
   * @param numbers its width
   */
  void part(int node, int numbers) {
    parts.add(node);
    width += numbers;
  }

  /** As {@link #part}, for a number that the rows' own targets went into. */
  void crossFittedPart(int node, double[] estimates) {
    crossFitted.put(width, estimates);
    part(node, 1);
  }

  /**
   * Ends the encoding.
   *
   * @param most how many numbers are kept, those that tell most of the target; 0 for all
   * @throws DataException if there is nothing to learn from
   */
  Encoding build(TrainingRows rows, int most) {
    Encoding all = all(rows);
    if (most == 0 || most >= width) {
      return all;
    }
    int[] best = new FeatureSelection(all.matrix(rows), rows).best(most);
    Map<Integer, double[]> kept = new LinkedHashMap<>();
    for (int i = 0; i < best.length; i++) {
      double[] estimates = crossFitted.get(best[i]);
      if (estimates != null) {
        kept.put(i, estimates);
      }
    }
    node(new Select(all.end(), Arrays.stream(best).boxed().toList()));
    return new Encoding(List.copyOf(inputs), List.copyOf(nodes), best.length, kept);
  }

  private Encoding all(TrainingRows rows) {
    if (parts.isEmpty()) {
      throw new DataException(
          "Dataset '%s': features must be at least one column that varies, but all %s are constant or empty."
              .formatted(rows.features().name(), rows.features().schema().size()));
    }
    node(new Node.Concat(parts));
    return new Encoding(List.copyOf(inputs), List.copyOf(nodes), width, crossFitted);
  }
}
