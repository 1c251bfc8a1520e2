package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/** Graphs in which every kind of node occurs, and rows full of what rows should not be full of. */
public final class RandomGraphs {
  private static final List<String> LEVELS = List.of("red", "green", "blue", "7", "true", "");
  private static final double[] ODD = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -0.0,
    0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MAX_VALUE,
    1e-40,
    -1e-40,
    0.5,
    Math.nextUp(0.5),
    Math.nextDown(0.5),
    1,
    2,
    3,
    -1
  };
  private static final List<Field> INPUTS =
      List.of(
          Field.of("amount", FieldType.NUMERIC),
          Field.of("count", FieldType.INTEGER),
          Field.of("member", FieldType.BOOLEAN),
          Field.of("since", FieldType.DATETIME),
          Field.of("colour", FieldType.CATEGORICAL),
          Field.of("remark", FieldType.TEXT));

  private final Random random;

  private RandomGraphs(long seed) {
    random = new Random(seed);
  }

  /** A graph with 0, 2 or 3 classes. */
  public static ScoringGraph graph(long seed) {
    return new RandomGraphs(seed).graph();
  }

  /** A graph that takes categories from texts only, as those of trainers do. */
  public static ScoringGraph graphOfTexts(long seed) {
    ScoringGraph graph = graph(seed);
    List<Node> nodes = new ArrayList<>(graph.nodes());
    nodes.replaceAll(
        node ->
            node instanceof Node.CategoryInput category
                ? new Node.CategoryInput("colour", category.levels())
                : node);
    return new ScoringGraph(graph.task(), graph.inputs(), graph.classes(), nodes);
  }

  /** Rows that have every input of the graphs, in another order. */
  public static Dataset rows(long seed, int size) {
    return new RandomGraphs(seed).rows(size);
  }

  /** A complete tree over some features. */
  static Tree tree(Random random, int depth, int features) {
    return new RandomGraphs(random.nextLong()).tree(1, depth, features, false);
  }

  private ScoringGraph graph() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node.NumberInput("amount"));
    nodes.add(new Node.NumberInput("count"));
    nodes.add(new Node.NumberInput("member"));
    nodes.add(new Node.NumberInput("since"));
    nodes.add(new Node.CategoryInput("colour", List.of("blue", "red", "")));
    nodes.add(new Node.CategoryInput("count", List.of("7", "3")));
    nodes.add(new Node.CategoryInput("member", List.of("true")));
    nodes.add(new Node.TextInput("remark", List.of("good", "bad", "7"), doubles(3)));
    nodes.add(new Node.OneHot(4, 3));
    nodes.add(new Node.LevelValue(5, doubles(2), number()));
    nodes.add(new Node.Concat(List.of(0, 1, 2, 3)));
    nodes.add(new Node.MissingIndicator(10));
    nodes.add(new Node.Impute(10, finite(4)));
    nodes.add(new Node.Scale(12, finite(4), finite(4)));
    nodes.add(new Node.Concat(List.of(13, 11, 8, 9, 7, 6, 4, 0)));
    int width = 4 + 4 + 3 + 1 + 3 + 1 + 1 + 1;
    int outputs = 1 + random.nextInt(3);
    nodes.add(dense(14, width, outputs));
    nodes.add(trees(14, width, outputs, Node.Precision.FLOAT, false));
    nodes.add(trees(14, width, outputs, Node.Precision.DOUBLE, false));
    nodes.add(trees(14, width, outputs, any(Node.Precision.values()), true));
    int which = 15 + random.nextInt(4);
    nodes.add(
        new Node.WeightedSum(
            random.nextBoolean() ? List.of(15, 16, 17, 18) : List.of(which, which, which, which),
            finite(4)));
    if (outputs == 1 && random.nextBoolean()) {
      return new ScoringGraph(INPUTS, List.of(), nodes);
    }
    nodes.add(
        new Node.Link(
            19,
            outputs == 1
                ? Node.LinkFunction.SIGMOID
                : random.nextBoolean() ? Node.LinkFunction.SOFTMAX : Node.LinkFunction.NORMALIZE));
    return new ScoringGraph(
        INPUTS, List.of("no", "yes", "maybe").subList(0, Math.max(2, outputs)), nodes);
  }

  private Node dense(int input, int width, int outputs) {
    return new Node.Dense(
        input, outputs, finite(width * outputs), finite(outputs), any(Node.Activation.values()));
  }

  private Node trees(int input, int width, int outputs, Node.Precision precision, boolean sets) {
    int count = random.nextInt(20);
    boolean oneEach = count > 0 && random.nextBoolean();
    int leafWidth = oneEach ? 1 : outputs;
    return new Node.TreeEnsemble(
        input,
        outputs,
        IntStream.range(0, count)
            .mapToObj(i -> tree(leafWidth, random.nextInt(6), width, sets))
            .toList(),
        oneEach
            ? IntStream.range(0, count).map(i -> random.nextInt(outputs)).boxed().toList()
            : List.of(),
        finite(outputs),
        random.nextBoolean() ? 1 : 0.3,
        any(Node.Comparison.values()),
        precision);
  }

  private Tree tree(int leafWidth, int depth, int features, boolean sets) {
    Tree.Builder tree = Tree.builder(leafWidth);
    grow(tree, leafWidth, depth, features, sets);
    return tree.build();
  }

  private int grow(Tree.Builder tree, int leafWidth, int depth, int features, boolean sets) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return tree.leaf(random.nextInt(9), random.doubles(leafWidth, -1, 1).toArray());
    }
    int feature = random.nextInt(features);
    boolean missingLeft = random.nextBoolean();
    int node =
        sets && random.nextBoolean()
            ? tree.levelSplit(feature, random.longs(random.nextInt(3)).toArray(), missingLeft, 1)
            : tree.split(feature, number(), missingLeft, 0.1);
    int left = grow(tree, leafWidth, depth - 1, features, sets);
    tree.children(node, left, grow(tree, leafWidth, depth - 1, features, sets));
    return node;
  }

  private Dataset rows(int size) {
    Schema schema =
        Schema.of(
            INPUTS.get(5),
            INPUTS.get(4),
            INPUTS.get(3),
            INPUTS.get(2),
            Field.of("other", FieldType.NUMERIC),
            INPUTS.get(1),
            INPUTS.get(0));
    List<String> words = List.of("good", "Bad", "GOOD-7", "", "ünïcödé 7", "neither");
    List<Column> columns =
        List.of(
            Column.ofTexts(
                IntStream.range(0, size)
                    .mapToObj(i -> orNull(any(words.toArray(String[]::new))))
                    .toList()),
            Column.ofCategories(
                IntStream.range(0, size)
                    .mapToObj(i -> orNull(any(LEVELS.toArray(String[]::new))))
                    .toList()),
            DateTimeColumn.of(
                random.longs(size, -5, 5).map(x -> x == 0 ? DateTimeColumn.MISSING : x).toArray()),
            BooleanColumn.of(
                IntStream.range(0, size)
                    .mapToObj(i -> orNull(random.nextBoolean()))
                    .toArray(Boolean[]::new)),
            Column.ofNumbers(doubles(size).toArray()),
            IntegerColumn.of(
                random.longs(size, -2, 9).toArray(),
                java.util.BitSet.valueOf(random.longs(1 + size / 64).toArray())),
            Column.ofNumbers(doubles(size).toArray()));
    return Dataset.of("odd rows", schema, columns);
  }

  private <T> T orNull(T value) {
    return random.nextInt(5) == 0 ? null : value;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private double number() {
    return random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : random.nextGaussian();
  }

  private Doubles finite(int size) {
    return Doubles.of(random.doubles(size, -1, 1).toArray());
  }

  private Doubles doubles(int size) {
    return Doubles.of(IntStream.range(0, size).mapToDouble(i -> number()).toArray());
  }
}
