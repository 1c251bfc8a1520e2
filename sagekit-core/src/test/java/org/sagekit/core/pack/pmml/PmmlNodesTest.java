package org.sagekit.core.pack.pmml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagekit.core.pack.pmml.SmallGraphs.LEVEL;
import static org.sagekit.core.pack.pmml.SmallGraphs.NUMBERS;
import static org.sagekit.core.pack.pmml.SmallGraphs.classes;
import static org.sagekit.core.pack.pmml.SmallGraphs.number;
import static org.sagekit.core.pack.pmml.SmallGraphs.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.Task;
import org.sagekit.api.model.Tree;
import org.sagekit.core.model.Scorers;

/** Each node that PMML can express, on the hardest rows, against somebody else's engine. */
class PmmlNodesTest {
  private static final List<String> TWO = List.of("no", "yes \"<&>\"");
  private static final List<String> THREE = List.of("x", "y", "z");
  private static final double NEAR = 1e-9;
  private static final Node FILLED = new Node.Impute(NUMBERS, Doubles.of(3, -1));

  @Test
  void readsNumbersAndScalesThem() {
    Node scale = new Node.Scale(NUMBERS, Doubles.of(1, 0), Doubles.of(0.1, 1));
    agrees(number(scale, sum(4, 2)));
  }

  @Test
  void fillsAndTellsWhatIsMissing() {
    Node indicator = new Node.MissingIndicator(NUMBERS);
    Node noLevel = new Node.MissingIndicator(LEVEL);
    agrees(number(FILLED, indicator, noLevel, concat(4, 5, 6), sum(7, 5)));
  }

  @Test
  void marksLevels() {
    agrees(number(new Node.OneHot(LEVEL, 7), sum(4, 7)));
  }

  @Test
  void givesLevelsValues() {
    Node value = new Node.LevelValue(LEVEL, Doubles.of(5, 6, 7, 8, 9, 10), -2);
    Node again = new Node.LevelValue(4, Doubles.of(0, 0, 0, 0, 0, 8, 9), 1);
    agrees(number(value, again, new Node.OneHot(4, 7), concat(4, 5, 6), sum(7, 9)));
  }

  @Test
  void readsTheIndexOfALevelAsANumber() {
    Node filled = new Node.Impute(LEVEL, Doubles.of(2));
    agrees(number(filled, new Node.OneHot(4, 4), concat(LEVEL, 4, 5), sum(6, 6)));
    agrees(number(filled, new Node.OneHot(4, 4), concat(4, 5), sum(6, 5)));
  }

  @Test
  void bendsNumbers() {
    List<Doubles> xs = List.of(Doubles.of(-1, 0.5, 4), Doubles.of(2));
    List<Doubles> ys = List.of(Doubles.of(7, 2, 2.5), Doubles.of(6));
    agrees(number(new Interpolate(NUMBERS, xs, ys), sum(4, 2)));
  }

  @ParameterizedTest
  @EnumSource
  void appliesFunctions(Activate.Function function) {
    agrees(number(new Activate(NUMBERS, function), sum(4, 2)));
    agrees(number(FILLED, new Activate(4, function), sum(5, 2)));
  }

  @ParameterizedTest
  @EnumSource
  void feedsLayersOfNeurons(Node.Activation activation) {
    Doubles weights = Doubles.of(0.5, -0.25, 0.125, 1, 2, -1);
    Node hidden = new Node.Dense(4, 3, weights, Doubles.of(1, 0, -1), activation);
    agrees(number(FILLED, hidden, sum(5, 3)));
    Node speaking =
        new Node.Dense(5, 3, Doubles.of(new double[9]), Doubles.of(1, 2, 3), activation);
    agrees(classes(THREE, FILLED, hidden, speaking, link(6, Node.LinkFunction.SOFTMAX)));
  }

  @Test
  void keepsTheLeavesOfEachComparisonAndPrecision() {
    for (Node.Comparison comparison : Node.Comparison.values()) {
      for (Node.Precision precision : Node.Precision.values()) {
        agrees(number(SmallGraphs.trees(NUMBERS, comparison, precision, stumps())));
      }
    }
  }

  private static List<Tree> stumps() {
    List<Tree> trees = new ArrayList<>();
    double value = 1;
    for (double threshold :
        new double[] {
          0.1,
          0,
          -0.0,
          -1e-45,
          Float.MAX_VALUE,
          -Float.MAX_VALUE,
          1e300,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY
        }) {
      trees.add(SmallGraphs.stump(0, threshold, true, value));
      trees.add(SmallGraphs.stump(1, threshold, false, 2 * value));
      value *= 4;
    }
    return trees;
  }

  @Test
  void keepsSetsOfLevels() {
    List<Tree> trees = new ArrayList<>();
    for (long levels = 0; levels < 64; levels++) {
      trees.add(SmallGraphs.levelStump(0, levels, levels % 3 == 0));
    }
    agrees(number(SmallGraphs.trees(LEVEL, Node.Comparison.LESS, Node.Precision.DOUBLE, trees)));
  }

  @Test
  void comparesTheIndexOfALevel() {
    List<Tree> trees =
        List.of(SmallGraphs.stump(0, 0.5, true, 3), SmallGraphs.levelStump(0, 5, false));
    agrees(number(SmallGraphs.trees(LEVEL, Node.Comparison.LESS, Node.Precision.FLOAT, trees)));
  }

  @Test
  void averagesTreesOfSeveralOutputs() {
    Tree tree = SmallGraphs.stump(0, 1, true, 0.25, 0.75);
    Tree other = SmallGraphs.stump(1, -1, false, 0.5, 0.5);
    agrees(
        classes(
            TWO,
            new Node.TreeEnsemble(
                NUMBERS,
                2,
                List.of(tree, other),
                List.of(),
                Doubles.of(0, 0),
                0.5,
                Node.Comparison.LESS_OR_EQUAL,
                Node.Precision.DOUBLE)));
  }

  @Test
  void addsTreesOfOneOutputEach() {
    List<Tree> trees = List.of(SmallGraphs.stump(0, 1, true, 2), SmallGraphs.stump(1, 1, false, 3));
    Node.TreeEnsemble ensemble =
        new Node.TreeEnsemble(
            NUMBERS,
            3,
            trees,
            List.of(2, 0),
            Doubles.of(0, 1, 2),
            1,
            Node.Comparison.LESS,
            Node.Precision.FLOAT);
    agrees(classes(THREE, ensemble, link(4, Node.LinkFunction.SOFTMAX)));
  }

  @ParameterizedTest
  @EnumSource(names = "SIGMOID", mode = EnumSource.Mode.EXCLUDE)
  void linksScoresToProbabilities(Node.LinkFunction function) {
    Node place = new Node.LevelValue(LEVEL, Doubles.of(0, 1, 2), 1);
    Node marks = new Node.OneHot(4, 3);
    agrees(classes(THREE, place, marks, link(5, function)));
    Node none = new Node.Scale(5, Doubles.of(0, 0, 0), Doubles.of(0, 0, 0));
    agrees(classes(THREE, place, marks, none, link(6, function)));
  }

  @Test
  void linksOneScoreToTwoProbabilities() {
    agrees(classes(TWO, FILLED, sum(4, 2), link(5, Node.LinkFunction.SIGMOID)));
    Node indicator = new Node.MissingIndicator(0);
    agrees(classes(TWO, indicator, link(4, Node.LinkFunction.SIGMOID)));
  }

  @ParameterizedTest
  @EnumSource
  void mixesModels(Node.LinkFunction function) {
    Node place = new Node.LevelValue(LEVEL, Doubles.of(0, 1), 0);
    Node marks =
        function == Node.LinkFunction.SIGMOID
            ? new Node.Impute(4, Doubles.of(0))
            : new Node.OneHot(4, 2);
    Node one = link(5, function);
    Node other = link(4, Node.LinkFunction.SIGMOID);
    Node mix = new Node.WeightedSum(List.of(6, 7), Doubles.of(0.25, 0.75));
    agrees(classes(TWO, place, marks, one, other, mix));
  }

  @Test
  void growsTreesOnWhatOtherModelsSay() {
    Node trees =
        SmallGraphs.trees(
            7,
            Node.Comparison.LESS,
            Node.Precision.FLOAT,
            List.of(SmallGraphs.stump(0, 0.5, true, 3), SmallGraphs.stump(2, 0.5, false, 2)));
    agrees(
        number(FILLED, sum(4, 2), link(5, Node.LinkFunction.SIGMOID), concat(6, NUMBERS), trees));
  }

  @ParameterizedTest
  @EnumSource
  void comparesPoints(Kernel.Function function) {
    Doubles points = Doubles.of(0, 0, 1, -1, 2.5, 3);
    Doubles weights = Doubles.of(1, -2, 3, 0.5, 0.25, -0.125);
    Node kernel = new Kernel(4, function, 0.3, points, weights, Doubles.of(0.1, -0.2));
    agrees(number(FILLED, kernel, sum(5, 2)));
  }

  @Test
  void takesTimesApart() {
    Node days = new Node.Scale(0, Doubles.of(0), Doubles.of(1));
    Node parts = new DateParts(4, List.of(DateParts.Part.values()));
    ScoringGraph graph = number(days, parts, sum(5, 6));
    List<Double> times = new ArrayList<>(List.of(-1.0, 0.0, 1e18, -1e18, 4e19, 1e15 + 0.5));
    for (long day = -150_000; day < 150_000; day += 97) {
      times.add(day * 86_400_000.0 + day * 997_331.0 % 86_400_000);
    }
    for (int year = -5; year < 2500; year++) {
      double newYear = LocalDate.of(year, 1, 1).toEpochDay() * 86_400_000.0;
      times.addAll(List.of(newYear - 1, newYear, newYear + 59 * 86_400_000.0));
    }
    double[] a = times.stream().mapToDouble(Double::doubleValue).toArray();
    Dataset rows =
        Dataset.of(
            "times",
            Schema.of(SmallGraphs.INPUTS),
            List.of(
                Column.ofNumbers(a),
                Column.ofNumbers(a),
                Column.ofCategories(Collections.nCopies(a.length, "red"))));
    assertThat(Pmml4s.score(graph, rows)).isEqualTo(Scorers.of(graph).score(rows).toArray());
    agrees(graph);
  }

  @Test
  void knowsNormalDensities() {
    Doubles means = Doubles.of(0, 1, 2, -3);
    Doubles logs = Doubles.of(-0.5, -1);
    Node diagonal = new Gaussians(NUMBERS, means, Doubles.of(1, 2, 0.5, 3), logs);
    agrees(classes(TWO, diagonal, link(4, Node.LinkFunction.SOFTMAX)));
    Node full = new Gaussians(4, means, Doubles.of(1, 0, 0.5, 2, 0.25, 0, -1, 3), logs);
    agrees(classes(TWO, FILLED, full, link(5, Node.LinkFunction.SOFTMAX)));
  }

  @Test
  void tellsSeveralNumbers() {
    Node swapped = new Select(NUMBERS, List.of(1, 0, 1));
    List<Node> nodes = new ArrayList<>(number(FILLED, swapped, sum(5, 3)).nodes());
    nodes.remove(nodes.size() - 1);
    agrees(new ScoringGraph(Task.PROJECTION, SmallGraphs.INPUTS, THREE, nodes));
  }

  private static Node link(int input, Node.LinkFunction function) {
    return new Node.Link(input, function);
  }

  private static Node concat(Integer... inputs) {
    return new Node.Concat(List.of(inputs));
  }

  private static void agrees(ScoringGraph graph) {
    assertThat(new PmmlTarget().problems(graph)).isEmpty();
    assertThat(Pmml4s.furthest(graph)).as(graph.nodes().toString()).isLessThan(NEAR);
  }
}
