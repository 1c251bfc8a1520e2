package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
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
  private final List<String> fields = new ArrayList<>();
  private final Set<Integer> levels = new HashSet<>();
  private final Map<Integer, double[]> crossFitted = new LinkedHashMap<>();
  private String current = "";

  /** Says which field the parts that follow come from; may be said twice. */
  void input(Field field) {
    inputs.add(Field.of(field.name(), field.type()));
    current = field.name();
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
    fields.addAll(Collections.nCopies(numbers, current));
  }

  /** How many numbers there are so far. */
  int width() {
    return fields.size();
  }

  /** As {@link #part}, for a node that tells the index of a level. */
  void levelPart(int node) {
    levels.add(fields.size());
    part(node, 1);
  }

  /** As {@link #part}, for a number that the rows' own targets went into. */
  void crossFittedPart(int node, double[] estimates) {
    crossFitted.put(fields.size(), estimates);
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
    if (most == 0 || most >= all.width()) {
      return all;
    }
    int[] best = new FeatureSelection(all.matrix(rows), rows).best(most);
    List<String> keptFields = new ArrayList<>();
    Set<Integer> keptLevels = new HashSet<>();
    Map<Integer, double[]> kept = new LinkedHashMap<>();
    for (int number : best) {
      if (levels.contains(number)) {
        keptLevels.add(keptFields.size());
      }
      double[] estimates = crossFitted.get(number);
      if (estimates != null) {
        kept.put(keptFields.size(), estimates);
      }
      keptFields.add(fields.get(number));
    }
    node(new Select(all.end(), Arrays.stream(best).boxed().toList()));
    return new Encoding(List.copyOf(inputs), List.copyOf(nodes), keptFields, keptLevels, kept);
  }

  private Encoding all(TrainingRows rows) {
    if (parts.isEmpty()) {
      throw new DataException(
          "Dataset '%s': features must be at least one column that varies, but all %s are constant or empty."
              .formatted(rows.features().name(), rows.features().schema().size()));
    }
    node(new Node.Concat(parts));
    return new Encoding(
        List.copyOf(inputs),
        List.copyOf(nodes),
        List.copyOf(fields),
        Set.copyOf(levels),
        crossFitted);
  }
}
