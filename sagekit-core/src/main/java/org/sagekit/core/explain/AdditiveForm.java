package org.sagekit.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.core.explain.tree.InterventionalShap;
import org.sagekit.core.explain.tree.TreeShap;
import org.sagekit.core.explain.tree.TreeValues;

/**
 * A graph seen as a sum of {@link Term}s and a constant. Found from the end: each step knows with
 * which weights the explained outputs take a node's numbers. For one thread.
 */
final class AdditiveForm {
  /** Beyond so many weights a form is not looked for. */
  private static final long MOST_WEIGHTS = 1 << 24;

  private final ScoringGraph graph;
  private final List<Integer> widths;
  private final FieldSources sources;
  private final @Nullable Dataset background;
  private final boolean interventional;
  private final double[] constant;
  private final List<Term> terms = new ArrayList<>();

  private AdditiveForm(
      ScoringGraph graph, int outputs, @Nullable Dataset background, boolean interventional) {
    this.graph = graph;
    this.widths = graph.widths();
    this.sources = new FieldSources(graph);
    this.background = background;
    this.interventional = interventional;
    this.constant = new double[outputs];
  }

  /**
   * Looks for the form, its trees by the shares of training rows in their nodes.
   *
   * @param graph the graph
   * @param node what is explained
   * @param background over which numbers are averaged; null if there is none
   * @return the form, or empty if the graph has none, or none without a background
   */
  static Optional<AdditiveForm> of(ScoringGraph graph, int node, @Nullable Dataset background) {
    return of(new AdditiveForm(graph, graph.widths().get(node), background, false), node);
  }

  /**
   * Looks for the form, its trees by mixtures with background rows.
   *
   * @param graph the graph
   * @param node what is explained
   * @param background at least one row
   * @return the form, or empty if the graph has none
   */
  static Optional<AdditiveForm> interventional(ScoringGraph graph, int node, Dataset background) {
    return of(new AdditiveForm(graph, graph.widths().get(node), background, true), node);
  }

  private static Optional<AdditiveForm> of(AdditiveForm form, int node) {
    int outputs = form.constant.length;
    double[][] identity = new double[outputs][outputs];
    for (int i = 0; i < outputs; i++) {
      identity[i][i] = 1;
    }
    return form.collect(node, identity) ? Optional.of(form) : Optional.empty();
  }

  List<Term> terms() {
    return terms;
  }

  /** What is predicted if no field is known. */
  double[] base() {
    double[] base = constant.clone();
    for (Term term : terms) {
      double[] own = term.base();
      Arrays.setAll(base, i -> base[i] + own[i]);
    }
    return base;
  }

  /** Adds a node's numbers, taken with some weights; false if that can't be done. */
  private boolean collect(int index, double[][] weights) {
    Node node = graph.nodes().get(index);
    if (node instanceof Node.TreeEnsemble trees && trees(trees, weights)) {
      return true;
    }
    if (background != null && sources.separate(index)) {
      terms.add(linear(index, weights, background));
      return true;
    }
    if (node instanceof Node.WeightedSum sum) {
      boolean all = true;
      for (int i = 0; i < sum.inputs().size(); i++) {
        double weight = sum.weights().get(i);
        all = all && collect(sum.inputs().get(i), each(weights, (w, at) -> w * weight));
      }
      return all;
    }
    if (node instanceof Node.Concat concat) {
      boolean all = true;
      int from = 0;
      for (int input : concat.inputs()) {
        int to = from + widths.get(input);
        all = all && collect(input, part(weights, from, to));
        from = to;
      }
      return all;
    }
    if (node instanceof Node.Scale scale) {
      Doubles factor = scale.factor();
      double[][] scaled = each(weights, (w, at) -> w == 0 ? 0 : w * factor.get(at));
      addConstant(scaled, i -> -scale.shift().get(i));
      return collect(scale.input(), scaled);
    }
    if (node instanceof Select select) {
      return select(select, weights);
    }
    return node instanceof Node.Dense dense && dense(dense, weights);
  }

  private boolean select(Select select, double[][] weights) {
    int width = widths.get(select.input());
    if ((long) constant.length * width > MOST_WEIGHTS) {
      return false;
    }
    double[][] spread = new double[weights.length][width];
    for (int output = 0; output < weights.length; output++) {
      for (int at = 0; at < weights[output].length; at++) {
        spread[output][select.indices().get(at)] += weights[output][at];
      }
    }
    return collect(select.input(), spread);
  }

  private boolean dense(Node.Dense dense, double[][] weights) {
    int width = widths.get(dense.input());
    if (dense.activation() != Node.Activation.IDENTITY
        || (long) constant.length * width > MOST_WEIGHTS) {
      return false;
    }
    double[] own = dense.weights().toArray();
    double[][] product = new double[weights.length][width];
    for (int output = 0; output < weights.length; output++) {
      for (int i = 0; i < dense.outputs(); i++) {
        double weight = weights[output][i];
        for (int at = 0; weight != 0 && at < width; at++) {
          product[output][at] += weight * own[i * width + at];
        }
      }
    }
    addConstant(weights, i -> dense.bias().get(i));
    return collect(dense.input(), product);
  }

  private boolean trees(Node.TreeEnsemble trees, double[][] weights) {
    if (!sources.separate(trees.input())) {
      return false;
    }
    int fields = graph.inputs().size();
    Optional<? extends TreeValues> values = values(trees, fields);
    values.ifPresent(
        found ->
            terms.add(
                new TreeTerm(trees.input(), found, weights, fields, widths.get(trees.input()))));
    return values.isPresent();
  }

  private Optional<? extends TreeValues> values(Node.TreeEnsemble trees, int fields) {
    int[] players = sources.of(trees.input());
    if (background == null || !interventional) {
      return TreeShap.of(trees, players, fields);
    }
    Numbers numbers = new Numbers(graph, trees.input());
    return InterventionalShap.of(trees, players, fields, numbers.of(background), numbers.width());
  }

  private Term linear(int index, double[][] weights, Dataset rows) {
    Numbers numbers = new Numbers(graph, index);
    double[] means = new double[numbers.width()];
    numbers.forEach(
        rows,
        (first, values) -> {
          for (int at = 0; at < values.length; at++) {
            means[at % means.length] += values[at];
          }
        });
    Arrays.setAll(means, i -> means[i] / rows.size());
    return new LinearTerm(index, weights, means, sources.of(index), graph.inputs().size());
  }

  /** Changes a weight. */
  @FunctionalInterface
  private interface Change {
    double of(double weight, int at);
  }

  private static double[][] each(double[][] weights, Change change) {
    double[][] changed = new double[weights.length][];
    for (int output = 0; output < changed.length; output++) {
      double[] own = weights[output].clone();
      for (int at = 0; at < own.length; at++) {
        own[at] = change.of(own[at], at);
      }
      changed[output] = own;
    }
    return changed;
  }

  private static double[][] part(double[][] weights, int from, int to) {
    return Arrays.stream(weights)
        .map(own -> Arrays.copyOfRange(own, from, to))
        .toArray(double[][]::new);
  }

  private void addConstant(double[][] weights, java.util.function.IntToDoubleFunction value) {
    for (int output = 0; output < constant.length; output++) {
      for (int at = 0; at < weights[output].length; at++) {
        double weight = weights[output][at];
        constant[output] += weight == 0 ? 0 : weight * value.applyAsDouble(at);
      }
    }
  }
}
