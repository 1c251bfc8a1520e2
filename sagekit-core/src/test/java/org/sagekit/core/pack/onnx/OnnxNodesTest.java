package org.sagekit.core.pack.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.CutTree;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Factorization;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.Task;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tokens;
import org.sagekit.core.model.Scorers;

/** Each kind of node against this JVM, on rows full of odd numbers. */
class OnnxNodesTest {
  private static final double[] ODD = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -0.0,
    0,
    Double.MIN_VALUE,
    -Double.MAX_VALUE,
    1e-40,
    0.5,
    Math.nextUp(0.5),
    Math.nextDown(0.5),
    1,
    2,
    3,
    -1,
    1.5,
    -0.5
  };
  private static final double TIMES = 1e11;

  private final Random random = new Random(7);

  @Test
  void columnsAreTheSameToTheBit() {
    exact(new Node.Impute(3, Doubles.of(1, -2.5, 0.1)));
    exact(new Node.MissingIndicator(3));
    exact(new Node.Scale(3, Doubles.of(0.1, -7, 1e300), Doubles.of(1.0 / 3, 0.7, -2)));
    exact(new Node.OneHot(0, 3));
    exact(new Node.LevelValue(0, Doubles.of(0.25, Double.NaN, -3), 0.125));
    exact(new Node.Concat(List.of(3, 0, 3)));
    exact(new Select(3, List.of(2, 0, 2, 1)));
    exact(new Node.WeightedSum(List.of(3, 3, 3), Doubles.of(0.1, 0.2, -0.7)));
  }

  @Test
  void levelsAreFoundByTheirTexts() {
    exact(new Node.CategoryInput("colour", List.of("red", "", "blue \u00e9\u4e16")));
    exact(new Node.CategoryInput("remark", List.of("red", "<missing>")));
    exact(new Node.CategoryInput("remark", List.of()));
    exact(new Node.CategoryInput("a", List.of("1", "0.5", "1.50", "-0", "0", "Infinity", "x")));
  }

  @Test
  void wordsAndTheirRunsAreCounted() {
    Doubles weights = Doubles.of(0.7, 1.3, 2.1, 0.1);
    List<String> terms = List.of("red", "\u00e9\u4e16", "blue \u00e9\u4e16", "missing");
    for (int longest = 1; longest <= 3; longest++) {
      for (int shortest = 1; shortest <= longest; shortest++) {
        Tokens tokens = new Tokens(Tokens.Unit.WORD, shortest, longest);
        exact(new TermInput("remark", tokens, terms, weights));
      }
    }
    exact(new Node.TextInput("colour", terms, weights));
    exact(new Node.TextInput("a", List.of("1", "0", "5"), positive(3)));
    exact(new Node.TextInput("remark", List.of("", "red", "blue red", " "), weights));
  }

  @Test
  void oneFieldIsReadWithSeveralLists() {
    ScoringGraph graph =
        graph(
            new Node.CategoryInput("colour", List.of("red", "")),
            new Node.CategoryInput("colour", List.of("blue", "red")),
            new Node.Concat(List.of(5, 6, 0)));
    assertThat(difference(graph)).isZero();
  }

  @Test
  void linearModelsAreTheSameToTheBit() {
    for (int outputs : new int[] {1, 3, 200, 400}) {
      double difference =
          difference(
              graph(
                  new Node.Impute(3, some(3)),
                  new Node.Dense(
                      5, outputs, some(3 * outputs), some(outputs), Node.Activation.IDENTITY)));
      assertThat(difference).isLessThanOrEqualTo(outputs == 400 ? 1e-14 : 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Node.Activation.class)
  void layersAreTheSameButForTheLastBits(Node.Activation activation) {
    close(new Node.Dense(3, 40, some(120), some(40), activation));
  }

  @ParameterizedTest
  @EnumSource(Activate.Function.class)
  void functionsAreTheSameButForTheLastBits(Activate.Function function) {
    close(new Activate(3, function));
  }

  @ParameterizedTest
  @EnumSource(Node.LinkFunction.class)
  void linksAreTheSameButForTheLastBits(Node.LinkFunction function) {
    if (function == Node.LinkFunction.SIGMOID) {
      close(new Node.Link(0, function));
    } else if (function == Node.LinkFunction.SOFTMAX) {
      close(new Node.Link(3, function));
    } else {
      exact(new Node.Link(3, function));
    }
  }

  @Test
  void normalizesNothingToEqualShares() {
    ScoringGraph graph =
        graph(
            new Node.Scale(3, Doubles.of(0, 0, 0), Doubles.of(0, 0, 0)),
            new Node.Impute(5, Doubles.of(0, 0, 0)),
            new Node.Link(6, Node.LinkFunction.NORMALIZE));
    assertThat(difference(graph)).isZero();
  }

  @Test
  void curvesAreTheSameToTheBit() {
    Doubles one = Doubles.of(0.5);
    Doubles many = Doubles.of(sorted(40));
    Doubles few = Doubles.of(-1, 0.5, Math.nextUp(0.5), 2);
    exact(new Interpolate(3, List.of(one, many, few), List.of(Doubles.of(7), some(40), some(4))));
  }

  @Test
  void partsOfTimesAreTheSame() {
    exact(new DateParts(4, List.of(DateParts.Part.values())));
    exact(new DateParts(0, List.of(DateParts.Part.values())));
    exact(new DateParts(0, List.of(DateParts.Part.HOUR)));
  }

  @Test
  void densitiesAreTheSameToTheBit() {
    exact(new Gaussians(3, some(6), positive(6), Doubles.of(-1, Double.NEGATIVE_INFINITY)));
    exact(new Gaussians(3, some(6), positive(18), some(2)));
    exact(new Gaussians(3, some(1200), positive(1200), some(400)));
  }

  @Test
  void pairsAreTheSameToTheBit() {
    exact(new Factorization(3, 2, 4, some(24)));
    exact(new Factorization(3, 2, 200, some(1200)));
  }

  @ParameterizedTest
  @EnumSource(Kernel.Function.class)
  void kernelsAreTheSameButForTheLastBits(Kernel.Function function) {
    close(new Kernel(3, function, 0.7, some(18), some(12), some(2)));
    close(new Kernel(3, function, 0.7, some(1800), some(1200), some(2)));
  }

  @ParameterizedTest
  @EnumSource(Neighbours.Weighting.class)
  void neighboursAreTheSameToTheBit(Neighbours.Weighting weighting) {
    for (int points : new int[] {6, 600}) {
      for (double radius : new double[] {0.5, 1, Double.POSITIVE_INFINITY}) {
        exact(
            new Neighbours(
                3,
                5,
                radius,
                weighting,
                Doubles.of(random.ints(points * 3, -2, 3).asDoubleStream().toArray()),
                some(points * 2),
                positive(points),
                some(2)));
      }
    }
  }

  @Test
  void cutForestsAreTheSameToTheBit() {
    exact(new CutForest(3, List.of(cuts(6), cuts(1), cuts(40))));
    exact(new CutForest(3, List.of(cuts(1))));
    exact(new CutForest(3, IntStream.range(0, 400).mapToObj(i -> cuts(1 + i % 5)).toList()));
  }

  private CutTree cuts(int leaves) {
    List<Integer> lefts = new ArrayList<>();
    split(leaves, lefts);
    return new CutTree(
        3,
        Doubles.of(random.ints(leaves * 3, -2, 3).asDoubleStream().toArray()),
        IntStream.range(0, leaves).mapToObj(i -> 1 + random.nextInt(3)).toList(),
        lefts.stream().map(i -> random.nextInt(3)).toList(),
        some(leaves - 1),
        lefts);
  }

  private void split(int leaves, List<Integer> lefts) {
    if (leaves > 1) {
      int left = 1 + random.nextInt(leaves - 1);
      lefts.add(left);
      split(left, lefts);
      split(leaves - left, lefts);
    }
  }

  private void exact(Node node) {
    assertThat(difference(graph(node))).as("%s", node.getClass()).isZero();
  }

  private void close(Node node) {
    assertThat(difference(graph(node))).as("%s", node.getClass()).isCloseTo(0, within(1e-13));
  }

  /** The greatest difference, in parts of the number if that is above 1; equal ones have none. */
  private double difference(ScoringGraph graph) {
    Dataset rows = rows(300);
    double[] expected = Scorers.of(graph).score(rows).toArray();
    double greatest = 0;
    try (OnnxRun run = new OnnxRun(graph, 1)) {
      for (int batch : new int[] {1, 7, 300}) {
        double[] actual = run.numbers(1, rows, batch);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
          greatest = Math.max(greatest, difference(expected[i], actual[i]));
        }
      }
    }
    return greatest;
  }

  private static double difference(double a, double b) {
    if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
      return 0;
    }
    double difference = Math.abs(a - b) / Math.max(1, Math.abs(a));
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  /** A graph that reads three numbers and two texts, and ends in some nodes. */
  private static ScoringGraph graph(Node... last) {
    List<Node> nodes =
        new ArrayList<>(
            List.of(
                new Node.NumberInput("a"),
                new Node.NumberInput("margins"),
                new Node.NumberInput("_c"),
                new Node.Concat(List.of(0, 1, 2)),
                new Node.Scale(0, Doubles.of(0), Doubles.of(TIMES))));
    nodes.addAll(Arrays.asList(last));
    List<Integer> widths = new ArrayList<>();
    for (Node node : nodes) {
      widths.add(node.width(node.inputs().stream().map(widths::get).toList()));
    }
    int width = widths.get(widths.size() - 1);
    List<String> outputs = IntStream.range(0, width).mapToObj(i -> "output " + i).toList();
    List<Field> inputs =
        List.of(
            Field.of("a", FieldType.NUMERIC),
            Field.of("margins", FieldType.NUMERIC),
            Field.of("_c", FieldType.NUMERIC),
            Field.of("colour", FieldType.CATEGORICAL),
            Field.of("remark", FieldType.TEXT));
    return new ScoringGraph(Task.PROJECTION, inputs, outputs, nodes);
  }

  private Dataset rows(int size) {
    List<String> colours =
        Arrays.asList(
            "red", null, "", "blue \u00e9\u4e16", "blue", "<missing>", "Red blue \u00c9\u4e16-red");
    return Dataset.of(
        "rows",
        Schema.of(graph(new Select(3, List.of(0))).inputs()),
        List.of(
            Column.ofNumbers(odd(size)),
            Column.ofNumbers(odd(size)),
            Column.ofNumbers(odd(size)),
            Column.ofCategories(texts(size, colours)),
            Column.ofTexts(texts(size, colours))));
  }

  private List<String> texts(int size, List<String> of) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(of.get(random.nextInt(of.size())));
    }
    return texts;
  }

  private double[] odd(int size) {
    return IntStream.range(0, size)
        .mapToDouble(
            i ->
                random.nextInt(3) == 0
                    ? ODD[random.nextInt(ODD.length)]
                    : random.nextBoolean() ? random.nextInt(5) - 2 : 3 * random.nextGaussian())
        .toArray();
  }

  private double[] sorted(int size) {
    return random.doubles(size, -3, 3).sorted().distinct().toArray();
  }

  private Doubles some(int count) {
    return Doubles.of(random.doubles(count, -2, 2).toArray());
  }

  private Doubles positive(int count) {
    return Doubles.of(random.doubles(count, 0.1, 2).toArray());
  }
}
