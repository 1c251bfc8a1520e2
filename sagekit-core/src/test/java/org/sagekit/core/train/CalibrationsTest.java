package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Metric;
import org.sagekit.core.model.Scorers;

class CalibrationsTest {

  static List<Calibration> all() {
    return List.of(Calibrations.isotonic(), Calibrations.platt(), Calibrations.temperature());
  }

  @ParameterizedTest
  @MethodSource("all")
  void makesTwoOverconfidentClassesHonest(Calibration calibration) {
    ScoringGraph graph = overconfident(2);
    ScoringGraph honest = calibrated(calibration, graph, rows(1, 4_000, 2));
    Dataset fresh = rows(2, 4_000, 2);
    assertThat(error(graph, fresh)).isGreaterThan(0.1);
    assertThat(error(honest, fresh)).isLessThan(0.04);
    assertSumsToOne(Scorers.of(honest).score(fresh));
  }

  @ParameterizedTest
  @MethodSource("all")
  void makesThreeOverconfidentClassesHonest(Calibration calibration) {
    ScoringGraph graph = overconfident(3);
    ScoringGraph honest = calibrated(calibration, graph, rows(3, 6_000, 3));
    Dataset fresh = rows(4, 4_000, 3);
    assertThat(error(graph, fresh)).isGreaterThan(0.1);
    assertThat(error(honest, fresh)).isLessThan(0.04);
    assertSumsToOne(Scorers.of(honest).score(fresh));
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsTheOrderOfTwoClasses(Calibration calibration) {
    ScoringGraph graph = overconfident(2);
    Dataset fresh = rows(5, 500, 2);
    Predictions before = Scorers.of(graph).score(fresh);
    Predictions after = Scorers.of(calibrated(calibration, graph, rows(6, 500, 2))).score(fresh);
    for (int i = 1; i < 500; i++) {
      double earlier = before.value(i, 1) - before.value(i - 1, 1);
      double later = after.value(i, 1) - after.value(i - 1, 1);
      assertThat(earlier * later).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void isotonicCallsNothingImpossible() {
    ScoringGraph honest = calibrated(Calibrations.isotonic(), overconfident(2), rows(7, 1_000, 2));
    Predictions predictions = Scorers.of(honest).score(rows(8, 1_000, 2));
    for (int row = 0; row < 1_000; row++) {
      assertThat(predictions.value(row, 1)).isBetween(0.0005 - 1e-12, 0.9995 + 1e-12);
    }
  }

  @Test
  void leavesOutRowsOfUnknownClassesAndOfNoWeight() {
    ScoringGraph graph = overconfident(2);
    Dataset rows = rows(9, 300, 2);
    Dataset others = rows(10, 100, 2).with(rows.schema().target(), unknown(100));
    Dataset all = org.sagekit.core.data.Datasets.concat(rows, others);
    assertThat(calibrated(Calibrations.platt(), graph, all))
        .isEqualTo(calibrated(Calibrations.platt(), graph, rows));
  }

  private static Column unknown(int size) {
    return Column.ofCategories(
        new ArrayList<@Nullable String>(java.util.Collections.nCopies(size, "?")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void countsRowsByTheProportionsOfTheirWeights(Calibration calibration) {
    ScoringGraph graph = overconfident(2);
    Dataset rows = rows(11, 200, 2);
    Dataset alike = weighted(rows, row -> 8);
    assertThat(calibrated(calibration, graph, alike))
        .isEqualTo(calibrated(calibration, graph, rows));
    Dataset uneven = weighted(rows, row -> 1 + row % 3);
    assertThat(calibrated(calibration, graph, uneven))
        .isNotEqualTo(calibrated(calibration, graph, rows));
  }

  @Test
  void saysAsMuchOfAClassAsItWeighs() {
    Dataset rows = rows(11, 400, 2);
    Dataset heavier = weighted(rows, row -> "b".equals(rows.target().text(row)) ? 4 : 1);
    for (Calibration calibration : List.of(Calibrations.isotonic(), Calibrations.platt())) {
      ScoringGraph honest = calibrated(calibration, overconfident(2), heavier);
      Predictions said = Scorers.of(honest).score(rows);
      double[] sums = new double[3];
      for (int row = 0; row < 400; row++) {
        boolean second = "b".equals(rows.target().text(row));
        double weight = second ? 4 : 1;
        sums[0] += weight;
        sums[1] += second ? weight : 0;
        sums[2] += weight * said.value(row, 1);
      }
      assertThat(sums[2] / sums[0]).isCloseTo(sums[1] / sums[0], within(0.01));
      assertThat(sums[1] / sums[0]).isGreaterThan(0.7);
    }
  }

  @Test
  void plattIsTheSameWhateverTheUnitOfTheWeights() {
    ScoringGraph graph = overconfident(2);
    Dataset rows = rows(12, 40, 2);
    Dataset grams = weighted(rows, row -> 1000.0 * (1 + row % 3));
    Dataset tons = weighted(rows, row -> (1 + row % 3) / 1024.0);
    for (int row = 0; row < 40; row++) {
      assertThat(calibratedScore(graph, grams, row))
          .isCloseTo(calibratedScore(graph, tons, row), within(1e-9));
    }
  }

  private static double calibratedScore(ScoringGraph graph, Dataset rows, int row) {
    return Scorers.of(calibrated(Calibrations.platt(), graph, rows)).score(rows).value(row, 1);
  }

  private static Dataset weighted(Dataset rows, IntToDoubleFunction weight) {
    return Judged.weighted(rows, IntStream.range(0, rows.size()).mapToDouble(weight).toArray());
  }

  @Test
  void refusesWhatCanNotBeCalibrated() {
    ScoringGraph graph = overconfident(2);
    Dataset one = rows(1, 1, 2);
    assertThatThrownBy(() -> calibrated(Calibrations.platt(), graph, one))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Dataset 'rows': target 'y' must have at least two of the classes [a, b] to calibrate"
                + " by, but had fewer.");
    ScoringGraph number =
        new ScoringGraph(
            List.of(Field.of("s0", FieldType.NUMERIC)),
            List.of(),
            List.of(new Node.NumberInput("s0")));
    assertThatThrownBy(() -> calibrated(Calibrations.isotonic(), number, one))
        .hasMessageContaining("task must be classification, but was REGRESSION");
  }

  private static ScoringGraph calibrated(
      Calibration calibration, ScoringGraph graph, Dataset rows) {
    return calibration.calibrate(graph, Scorers.of(graph).score(rows), rows);
  }

  private static double error(ScoringGraph graph, Dataset rows) {
    return Evaluations.value(Metric.CALIBRATION_ERROR, Scorers.of(graph).score(rows), rows);
  }

  private static void assertSumsToOne(Predictions predictions) {
    for (int row = 0; row < predictions.size(); row++) {
      double sum = 0;
      for (int i = 0; i < predictions.classes().size(); i++) {
        sum += predictions.value(row, i);
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
  }

  /** Takes scores three times as seriously as they are meant. */
  private static ScoringGraph overconfident(int classes) {
    List<Node> nodes = new ArrayList<>();
    List<Field> inputs = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    double[] factor = new double[classes];
    for (int i = 0; i < classes; i++) {
      inputs.add(Field.of("s" + i, FieldType.NUMERIC));
      nodes.add(new Node.NumberInput("s" + i));
      ends.add(i);
      factor[i] = 3;
    }
    nodes.add(new Node.Concat(ends));
    nodes.add(new Node.Scale(classes, Doubles.of(new double[classes]), Doubles.of(factor)));
    nodes.add(new Node.Link(classes + 1, Node.LinkFunction.SOFTMAX));
    return new ScoringGraph(inputs, List.of("a", "b", "c").subList(0, classes), nodes);
  }

  /** Classes drawn with the softmax of the scores. */
  private static Dataset rows(long seed, int size, int classes) {
    Random random = new Random(seed);
    double[][] scores = new double[classes][size];
    List<@Nullable String> truth = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      int best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < classes; i++) {
        scores[i][row] = random.nextGaussian();
        // the greatest of scores with Gumbel noise is drawn with their softmax
        double noisy = scores[i][row] - Math.log(-Math.log(random.nextDouble()));
        best = noisy > highest ? i : best;
        highest = Math.max(noisy, highest);
      }
      truth.add(List.of("a", "b", "c").get(best));
    }
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      fields.add(Field.of("s" + i, FieldType.NUMERIC));
      columns.add(Column.ofNumbers(scores[i]));
    }
    fields.add(new Field("y", FieldType.CATEGORICAL, Role.TARGET));
    columns.add(Column.ofCategories(truth));
    return Dataset.of("rows", Schema.of(fields.toArray(Field[]::new)), columns);
  }
}
