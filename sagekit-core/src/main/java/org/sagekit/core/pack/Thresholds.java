package org.sagekit.core.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.Tree;

/**
 * The numbers at which a model turns: thresholds of trees that ask for a field as it is read, or
 * with missing values replaced. Behind a scaling the field's own numbers are not known.
 */
final class Thresholds {
  private final ScoringGraph graph;
  private final List<Integer> widths;
  private final Map<String, TreeSet<Double>> byField = new LinkedHashMap<>();

  private Thresholds(ScoringGraph graph) {
    this.graph = graph;
    this.widths = graph.widths();
  }

  /**
   * The thresholds of a graph.
   *
   * @return for each field the thresholds and their nearest neighbours, in the precision in which
   *     they are compared, ascending
   */
  static Map<String, List<Double>> of(ScoringGraph graph) {
    Thresholds thresholds = new Thresholds(graph);
    for (Node node : graph.nodes()) {
      if (node instanceof Node.TreeEnsemble trees) {
        thresholds.add(trees);
      } else if (node instanceof Interpolate curves) {
        thresholds.add(curves);
      }
    }
    Map<String, List<Double>> lists = new LinkedHashMap<>();
    thresholds.byField.forEach((field, numbers) -> lists.put(field, new ArrayList<>(numbers)));
    return lists;
  }

  private void add(Node.TreeEnsemble trees) {
    List<Optional<String>> fields = new ArrayList<>();
    for (int i = 0; i < widths.get(trees.input()); i++) {
      fields.add(field(trees.input(), i));
    }
    for (Tree tree : trees.trees()) {
      for (int node = 0; node < tree.size(); node++) {
        if (!tree.isLeaf(node) && !tree.isLevelSplit(node)) {
          double threshold = tree.threshold(node);
          fields
              .get(tree.feature(node))
              .ifPresent(field -> add(field, threshold, trees.precision()));
        }
      }
    }
  }

  private void add(Interpolate curves) {
    for (int i = 0; i < curves.xs().size(); i++) {
      Optional<String> field = field(curves.input(), i);
      for (double x : curves.xs().get(i).toArray()) {
        field.ifPresent(name -> add(name, x, Node.Precision.DOUBLE));
      }
    }
  }

  private void add(String field, double threshold, Node.Precision precision) {
    TreeSet<Double> numbers = byField.computeIfAbsent(field, name -> new TreeSet<>());
    if (precision == Node.Precision.FLOAT) {
      float near = (float) threshold;
      numbers.addAll(
          List.of((double) Math.nextDown(near), (double) near, (double) Math.nextUp(near)));
    } else {
      numbers.addAll(List.of(Math.nextDown(threshold), threshold, Math.nextUp(threshold)));
    }
  }

  /** The field that a number of a node is, if it is one. */
  private Optional<String> field(int node, int index) {
    Node from = graph.nodes().get(node);
    if (from instanceof Node.NumberInput number) {
      return Optional.of(number.field());
    }
    if (from instanceof Node.Impute impute) {
      return field(impute.input(), index);
    }
    if (from instanceof Select select) {
      return field(select.input(), select.indices().get(index));
    }
    if (from instanceof Node.Concat concat) {
      int rest = index;
      for (int input : concat.inputs()) {
        if (rest < widths.get(input)) {
          return field(input, rest);
        }
        rest -= widths.get(input);
      }
    }
    return Optional.empty();
  }
}
