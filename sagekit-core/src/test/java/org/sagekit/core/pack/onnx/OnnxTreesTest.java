package org.sagekit.core.pack.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.model.Tree;
import org.sagekit.core.model.Scorers;

/** Ensembles of trees bit for bit, on rows beside their thresholds. */
class OnnxTreesTest {
  private static final int WIDTH = 4;
  private static final int ROWS = 150;

  private final Random random = new Random(11);
  private final List<Double> thresholds = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "LESS, FLOAT, 100, 6, 1",
    "LESS, FLOAT, 2, 12, 1",
    "LESS, FLOAT, 30, 4, 3",
    "LESS_OR_EQUAL, FLOAT, 100, 6, 1",
    "LESS_OR_EQUAL, FLOAT, 20, 5, 4",
    "LESS_OR_EQUAL, DOUBLE, 100, 6, 1",
    "LESS_OR_EQUAL, DOUBLE, 1, 12, 1",
    "LESS_OR_EQUAL, DOUBLE, 40, 6, 3",
    "LESS, DOUBLE, 100, 1, 2",
    "LESS, DOUBLE, 1, 0, 1",
    "LESS, FLOAT, 1, 0, 2",
    "LESS, FLOAT, 0, 0, 2"
  })
  void sumsAreTheSameToTheBit(
      Node.Comparison comparison, Node.Precision precision, int trees, int depth, int outputs) {
    for (boolean oneEach : new boolean[] {false, true}) {
      for (boolean plain : new boolean[] {false, true}) {
        Doubles base = plain ? Doubles.of(new double[outputs]) : some(outputs);
        List<Tree> forest = forest(trees, depth, oneEach ? 1 : outputs);
        List<Integer> outputByTree =
            oneEach
                ? IntStream.range(0, trees).mapToObj(i -> random.nextInt(outputs)).toList()
                : List.of();
        same(
            new Node.TreeEnsemble(
                4,
                outputs,
                forest,
                outputByTree,
                base,
                plain ? 1 : 1.0 / 3,
                comparison,
                precision));
      }
    }
  }

  @Test
  void oddThresholdsAndLeavesAreKept() {
    double[] odd = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0, 1e-40, 1e300
    };
    for (Node.Comparison comparison : Node.Comparison.values()) {
      for (Node.Precision precision : Node.Precision.values()) {
        for (double limit : odd) {
          Tree tree = stump(limit, random.nextBoolean(), 1.5, limit);
          same(ensemble(List.of(tree, tree), comparison, precision));
        }
      }
    }
  }

  @Test
  void splitsBySetAreTheSame() {
    for (Node.Precision precision : Node.Precision.values()) {
      List<Tree> trees =
          IntStream.range(0, 30)
              .mapToObj(i -> sets(random.nextInt(4), random.nextBoolean()))
              .toList();
      same(ensemble(trees, Node.Comparison.values()[random.nextInt(2)], precision));
    }
  }

  /** ONNX Runtime 1.23 takes such a node for a leaf; 1.28 does not. */
  @Test
  void noNodeHasALeafAndANodeOfOneNumber() throws IOException {
    Tree tree = sets(1, true);
    ScoringGraph graph =
        graph(ensemble(List.of(tree, tree), Node.Comparison.LESS, Node.Precision.FLOAT));
    byte[] file = new OnnxTarget().compile("m", graph).file("model.onnx");
    NodeProto trees =
        ModelProto.parseFrom(file).getGraph().getNodeList().stream()
            .filter(node -> node.getOpType().equals("TreeEnsemble"))
            .findFirst()
            .orElseThrow();
    List<Long> yes = ints(trees, "nodes_truenodeids");
    List<Long> no = ints(trees, "nodes_falsenodeids");
    assertThat(IntStream.range(0, yes.size()).filter(i -> yes.get(i).equals(no.get(i)))).isEmpty();
  }

  private static List<Long> ints(NodeProto node, String attribute) {
    return node.getAttributeList().stream()
        .filter(a -> a.getName().equals(attribute))
        .findFirst()
        .orElseThrow()
        .getIntsList();
  }

  @Test
  void manyThreadsAddUpSmallBatchesInTheSameOrder() {
    ScoringGraph graph =
        graph(ensemble(forest(200, 5, 1), Node.Comparison.LESS, Node.Precision.FLOAT));
    Dataset rows = rows();
    double[] expected = Scorers.of(graph).score(rows).toArray();
    try (OnnxRun run = new OnnxRun(graph, 4)) {
      assertThat(Arrays.equals(run.numbers(0, rows, 1), expected)).isTrue();
      assertThat(Arrays.equals(run.numbers(0, rows, 50), expected)).isTrue();
    }
  }

  private void same(Node.TreeEnsemble trees) {
    ScoringGraph graph = graph(trees);
    Dataset rows = rows();
    double[] expected = Scorers.of(graph).score(rows).toArray();
    try (OnnxRun run = new OnnxRun(graph, 1)) {
      for (int batch : new int[] {1, 7, ROWS}) {
        double[] actual = run.numbers(0, rows, batch);
        for (int i = 0; i < expected.length; i++) {
          assertThat(
                  actual[i] == expected[i] || Double.isNaN(actual[i]) && Double.isNaN(expected[i]))
              .as("%s: %s is %s", i, expected[i], actual[i])
              .isTrue();
        }
      }
    }
  }

  private Node.TreeEnsemble ensemble(
      List<Tree> trees, Node.Comparison comparison, Node.Precision precision) {
    return new Node.TreeEnsemble(
        4, 1, trees, List.of(), Doubles.of(0.1), 0.7, comparison, precision);
  }

  private static ScoringGraph graph(Node.TreeEnsemble trees) {
    List<Node> nodes = new ArrayList<>();
    List<Field> inputs = new ArrayList<>();
    for (int i = 0; i < WIDTH; i++) {
      inputs.add(Field.of("x" + i, FieldType.NUMERIC));
      nodes.add(new Node.NumberInput("x" + i));
    }
    nodes.add(new Node.Concat(List.of(0, 1, 2, 3)));
    nodes.add(trees);
    List<String> outputs = IntStream.range(0, trees.outputs()).mapToObj(i -> "o" + i).toList();
    return new ScoringGraph(Task.PROJECTION, inputs, outputs, nodes);
  }

  private List<Tree> forest(int trees, int depth, int leafWidth) {
    return IntStream.range(0, trees)
        .mapToObj(
            i -> {
              Tree.Builder tree = Tree.builder(leafWidth);
              grow(tree, depth, leafWidth);
              return tree.build();
            })
        .toList();
  }

  private int grow(Tree.Builder tree, int depth, int leafWidth) {
    if (depth == 0 || random.nextInt(12) == 0) {
      return tree.leaf(1, random.doubles(leafWidth, -1, 1).toArray());
    }
    double limit = random.nextGaussian();
    thresholds.add(limit);
    int node = tree.split(random.nextInt(WIDTH), limit, random.nextBoolean(), 1);
    int left = grow(tree, depth - 1, leafWidth);
    tree.children(node, left, grow(tree, depth - 1, leafWidth));
    return node;
  }

  private static Tree stump(double limit, boolean missingLeft, double left, double right) {
    Tree.Builder tree = Tree.builder(1);
    int root = tree.split(0, limit, missingLeft, 1);
    int first = tree.leaf(1, left);
    return tree.children(root, first, tree.leaf(1, right)).build();
  }

  private Tree sets(int words, boolean missingLeft) {
    Tree.Builder tree = Tree.builder(1);
    int root = tree.levelSplit(random.nextInt(2), random.longs(words).toArray(), missingLeft, 1);
    int left = tree.leaf(1, random.nextGaussian());
    int right = tree.split(3, 0.5, !missingLeft, 1);
    tree.children(root, left, right);
    int one = tree.leaf(1, random.nextGaussian());
    return tree.children(right, one, tree.leaf(1, random.nextGaussian())).build();
  }

  /** Numbers beside thresholds, levels and what should not be there. */
  private Dataset rows() {
    double[] odd = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0, -1, 63.5, 1e18
    };
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < WIDTH; i++) {
      columns.add(
          Column.ofNumbers(IntStream.range(0, ROWS).mapToDouble(row -> number(odd)).toArray()));
    }
    return Dataset.of(
        "rows",
        Schema.of(graph(ensemble(List.of(), Node.Comparison.LESS, Node.Precision.FLOAT)).inputs()),
        columns);
  }

  private double number(double[] odd) {
    double near = thresholds.isEmpty() ? 0.5 : thresholds.get(random.nextInt(thresholds.size()));
    return switch (random.nextInt(7)) {
      case 0 -> odd[random.nextInt(odd.length)];
      case 1 -> near;
      case 2 -> random.nextBoolean() ? Math.nextUp(near) : Math.nextDown(near);
      case 3 -> random.nextBoolean() ? Math.nextUp((float) near) : Math.nextDown((float) near);
      case 4 -> (float) near;
      case 5 -> random.nextInt(260);
      default -> random.nextGaussian();
    };
  }

  private Doubles some(int count) {
    return Doubles.of(random.doubles(count, -2, 2).toArray());
  }
}
