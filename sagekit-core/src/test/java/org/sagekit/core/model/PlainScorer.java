package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tree;

/** The contract of each node in its plainest form: the oracle of the engine. */
final class PlainScorer {
  private PlainScorer() {}

  static double[] score(ScoringGraph graph, Row row) {
    List<double[]> done = new ArrayList<>();
    for (Node node : graph.nodes()) {
      done.add(compute(node, done, row));
    }
    return done.get(done.size() - 1);
  }

  private static double[] compute(Node node, List<double[]> done, Row row) {
    if (node instanceof Node.NumberInput n) {
      return new double[] {row.number(row.schema().indexOf(n.field()))};
    }
    if (node instanceof Node.CategoryInput n) {
      String text = row.text(n.field());
      return new double[] {text == null ? Double.NaN : n.levels().indexOf(text)};
    }
    if (node instanceof Node.TextInput n) {
      return text(n, row.text(n.field()));
    }
    if (node instanceof Node.Concat n) {
      return n.inputs().stream().flatMapToDouble(i -> Arrays.stream(done.get(i))).toArray();
    }
    if (node instanceof Node.WeightedSum n) {
      double[] sum = new double[done.get(n.inputs().get(0)).length];
      for (int i = 0; i < n.inputs().size(); i++) {
        for (int j = 0; j < sum.length; j++) {
          sum[j] += n.weights().get(i) * done.get(n.inputs().get(i))[j];
        }
      }
      return sum;
    }
    if (node instanceof TermInput || node instanceof HashedInput) {
      return PlainNodes.text(node, row);
    }
    double[] x = done.get(node.inputs().get(0)).clone();
    if (node instanceof Node.TreeEnsemble n) {
      return trees(n, x);
    }
    if (node instanceof Node.Dense n) {
      double[] y = n.bias().toArray();
      for (int o = 0; o < y.length; o++) {
        for (int i = 0; i < x.length; i++) {
          y[o] += n.weights().get(o * x.length + i) * x[i];
        }
        y[o] =
            switch (n.activation()) {
              case IDENTITY -> y[o];
              case RELU -> Double.isNaN(y[o]) ? y[o] : y[o] > 0 ? y[o] : 0;
              case TANH -> StrictMath.tanh(y[o]);
              case SIGMOID -> 1 / (1 + StrictMath.exp(-y[o]));
            };
      }
      return y;
    }
    if (node instanceof Node.OneHot n) {
      double[] y = new double[n.levels()];
      if (x[0] >= 0 && x[0] < y.length) {
        y[(int) x[0]] = 1;
      }
      return y;
    }
    if (node instanceof Node.LevelValue n) {
      boolean known = x[0] >= 0 && x[0] < n.values().size();
      return new double[] {known ? n.values().get((int) x[0]) : n.other()};
    }
    if (node instanceof Node.Link n) {
      return link(n.function(), x);
    }
    if (!(node instanceof Node.Impute
        || node instanceof Node.MissingIndicator
        || node instanceof Node.Scale)) {
      return PlainNodes.compute(node, x);
    }
    for (int i = 0; i < x.length; i++) {
      if (node instanceof Node.Impute n) {
        x[i] = Double.isNaN(x[i]) ? n.values().get(i) : x[i];
      } else if (node instanceof Node.MissingIndicator) {
        x[i] = Double.isNaN(x[i]) ? 1 : 0;
      } else if (node instanceof Node.Scale n) {
        x[i] = (x[i] - n.shift().get(i)) * n.factor().get(i);
      }
    }
    return x;
  }

  private static double[] text(Node.TextInput node, String text) {
    double[] y = new double[node.terms().size()];
    double squares = 0;
    for (int i = 0; i < y.length && text != null; i++) {
      String term = node.terms().get(i);
      y[i] = Words.of(text).stream().filter(term::equals).count() * node.weights().get(i);
      squares += y[i] * y[i];
    }
    double length = squares > 0 ? Math.sqrt(squares) : 1;
    return Arrays.stream(y).map(v -> v / length).toArray();
  }

  private static double[] link(Node.LinkFunction function, double[] x) {
    if (function == Node.LinkFunction.SIGMOID) {
      double p = 1 / (1 + StrictMath.exp(-x[0]));
      return new double[] {1 - p, p};
    }
    if (function == Node.LinkFunction.HARDMAX) {
      int best = 0;
      for (int i = 1; i < x.length; i++) {
        best = x[i] > x[best] ? i : best;
      }
      double[] one = new double[x.length];
      one[best] = 1;
      return one;
    }
    double max = Arrays.stream(x).reduce(Double.NEGATIVE_INFINITY, Math::max);
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = function == Node.LinkFunction.SOFTMAX ? StrictMath.exp(x[i] - max) : x[i];
      total += x[i];
    }
    double sum = total;
    boolean even = function == Node.LinkFunction.NORMALIZE && sum == 0;
    return Arrays.stream(x).map(v -> even ? 1.0 / x.length : v / sum).toArray();
  }

  private static double[] trees(Node.TreeEnsemble n, double[] x) {
    boolean single = n.precision() == Node.Precision.FLOAT;
    double[] y = Arrays.stream(n.base().toArray()).map(v -> single ? (float) v : v).toArray();
    for (int t = 0; t < n.trees().size(); t++) {
      Tree tree = n.trees().get(t);
      int leaf = 0;
      while (!tree.isLeaf(leaf)) {
        leaf = left(n, tree, leaf, x[tree.feature(leaf)]) ? tree.left(leaf) : tree.right(leaf);
      }
      for (int i = 0; i < tree.leafWidth(); i++) {
        int o = n.outputByTree().isEmpty() ? i : n.outputByTree().get(t);
        y[o] = single ? (float) y[o] + (float) tree.value(leaf, i) : y[o] + tree.value(leaf, i);
      }
    }
    for (int o = 0; o < y.length; o++) {
      y[o] = single ? (float) y[o] * (float) n.factor() : y[o] * n.factor();
    }
    return y;
  }

  private static boolean left(Node.TreeEnsemble n, Tree tree, int node, double raw) {
    boolean single = n.precision() == Node.Precision.FLOAT;
    double x = single ? (float) raw : raw;
    if (Double.isNaN(x)) {
      return tree.missingLeft(node);
    }
    if (tree.isLevelSplit(node)) {
      long[] bits = tree.levelBits(node);
      return x >= 0 && x < bits.length * 64L
          ? (bits[(int) x / 64] >> ((int) x % 64) & 1) == 1
          : tree.missingLeft(node);
    }
    double t = single ? (float) tree.threshold(node) : tree.threshold(node);
    return n.comparison() == Node.Comparison.LESS ? x < t : x <= t;
  }
}
