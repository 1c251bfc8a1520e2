package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/** Graphs made by hand: of two numbers, which are node 0, and a category, which is node 1. */
final class SmallGraphs {
  static final List<Field> INPUTS =
      List.of(
          Field.of("a", FieldType.NUMERIC),
          Field.of("b", FieldType.NUMERIC),
          Field.of("c", FieldType.CATEGORICAL));
  static final List<String> LEVELS =
      List.of("red", "a \"b\" <&>", "back\\slash", "", " padded ", "padded");
  static final int NUMBERS = 2;
  static final int LEVEL = 3;

  private SmallGraphs() {}

  /** A graph that predicts a number by nodes that begin at 4. */
  static ScoringGraph number(Node... more) {
    return new ScoringGraph(INPUTS, List.of(), nodes(more));
  }

  /** A graph that predicts classes by nodes that begin at 4. */
  static ScoringGraph classes(List<String> classes, Node... more) {
    return new ScoringGraph(INPUTS, classes, nodes(more));
  }

  private static List<Node> nodes(Node... more) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node.NumberInput("a"));
    nodes.add(new Node.NumberInput("b"));
    nodes.add(new Node.Concat(List.of(0, 1)));
    nodes.add(new Node.CategoryInput("c", LEVELS));
    nodes.addAll(List.of(more));
    return nodes;
  }

  /** A sum of the input's numbers times 1, 2, 3, ... */
  static Node sum(int input, int width) {
    double[] weights = new double[width];
    for (int i = 0; i < width; i++) {
      weights[i] = i + 1;
    }
    return new Node.Dense(input, 1, Doubles.of(weights), Doubles.of(0.1), Node.Activation.IDENTITY);
  }

  /** A tree with one split and leaves of some numbers. */
  static Tree stump(int feature, double threshold, boolean missingLeft, double... left) {
    Tree.Builder tree = Tree.builder(left.length);
    tree.split(feature, threshold, missingLeft, 2);
    tree.leaf(1, left);
    double[] right = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      right[i] = 1 - left[i];
    }
    tree.leaf(1, right);
    return tree.children(0, 1, 2).build();
  }

  /** A tree that asks whether a feature is one of some levels. */
  static Tree levelStump(int feature, long levels, boolean missingLeft) {
    Tree.Builder tree = Tree.builder(1);
    tree.levelSplit(feature, new long[] {levels}, missingLeft, 2);
    tree.leaf(1, 0.25);
    tree.leaf(1, -4);
    return tree.children(0, 1, 2).build();
  }

  /** Trees of one output. */
  static Node.TreeEnsemble trees(
      int input, Node.Comparison comparison, Node.Precision precision, List<Tree> trees) {
    return new Node.TreeEnsemble(
        input, 1, trees, List.of(), Doubles.of(0.5), 0.25, comparison, precision);
  }
}
