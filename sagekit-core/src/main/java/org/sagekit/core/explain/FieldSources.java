package org.sagekit.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.TermInput;

/** From which input field each number of each node stems. Immutable. */
final class FieldSources {
  /** The number stems from several fields, or from none that is known. */
  static final int MIXED = -1;

  private final List<int[]> byNode = new ArrayList<>();
  private final List<Set<Integer>> fieldsByNode = new ArrayList<>();

  FieldSources(ScoringGraph graph) {
    List<String> names = graph.inputs().stream().map(Field::name).toList();
    List<Integer> widths = graph.widths();
    for (int index = 0; index < widths.size(); index++) {
      Node node = graph.nodes().get(index);
      Set<Integer> fields = new HashSet<>();
      node.inputs().forEach(input -> fields.addAll(fieldsByNode.get(input)));
      if (node.inputs().isEmpty()) {
        field(node)
            .map(names::indexOf)
            .ifPresentOrElse(fields::add, () -> addAll(fields, names.size()));
      }
      fieldsByNode.add(fields);
      byNode.add(sources(node, widths.get(index), fields));
    }
  }

  private static void addAll(Set<Integer> fields, int count) {
    for (int field = 0; field < count; field++) {
      fields.add(field);
    }
  }

  private static Optional<String> field(Node node) {
    if (node instanceof Node.NumberInput number) {
      return Optional.of(number.field());
    }
    if (node instanceof Node.CategoryInput category) {
      return Optional.of(category.field());
    }
    if (node instanceof TermInput terms) {
      return Optional.of(terms.field());
    }
    if (node instanceof HashedInput hashed) {
      return Optional.of(hashed.field());
    }
    return node instanceof Node.TextInput text ? Optional.of(text.field()) : Optional.empty();
  }

  private int[] sources(Node node, int width, Set<Integer> fields) {
    if (node instanceof Node.Concat concat) {
      return concat.inputs().stream().flatMapToInt(i -> Arrays.stream(byNode.get(i))).toArray();
    }
    if (node instanceof Node.Impute
        || node instanceof Node.MissingIndicator
        || node instanceof Node.Scale
        || node instanceof Activate
        || node instanceof Interpolate) {
      return byNode.get(node.inputs().get(0));
    }
    if (node instanceof Select select) {
      int[] all = byNode.get(select.input());
      return select.indices().stream().mapToInt(i -> all[i]).toArray();
    }
    int[] sources = new int[width];
    Arrays.fill(sources, fields.size() == 1 ? fields.iterator().next() : MIXED);
    return sources;
  }

  /** The field of each number of a node, or {@link #MIXED}. */
  int[] of(int node) {
    return byNode.get(node);
  }

  /** All fields that a node depends on, in ascending order. */
  int[] fields(int node) {
    return fieldsByNode.get(node).stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** Whether each number of a node stems from one field. */
  boolean separate(int node) {
    return Arrays.stream(byNode.get(node)).noneMatch(field -> field == MIXED);
  }
}
