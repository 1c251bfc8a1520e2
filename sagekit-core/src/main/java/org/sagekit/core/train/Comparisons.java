package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Comparison;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.PairedTest;
import org.sagekit.core.train.metric.PairedTests;

/**
 * Compares two models by what both said of the same rows, or scored on the same folds. Tests that
 * pair are far sharper than comparing two intervals.
 */
public final class Comparisons {
  private static final int RESAMPLES = 1_000;

  private Comparisons() {}

  /**
   * Compares two models on the same rows.
   *
   * <p>The intervals and p-values of all metrics come from {@value #RESAMPLES} seeded bootstrap
   * resamples of the rows, the same for both models (Efron and Tibshirani 1993, chapter 16): p is
   * twice the share of the resamples whose difference lies on the other side of zero, at least
   * 0.002. For classes McNemar's exact test compares the accuracy, for two classes DeLong's test
   * the area under the ROC curve.
   *
   * <p>Rows count by their weight if the dataset has a column in the role {@link
   * org.sagekit.api.data.Role#WEIGHT}: how much a row counts, not how many rows it stands for, so
   * only the proportions matter. All tests then speak of the weighted figures: DeLong's by its
   * weighted components, and in place of McNemar's a sign test of the accuracy, which equals its
   * normal form where all weights are one.
   *
   * @param first predictions of one model, one a row of {@code rows}
   * @param second predictions of the other model, of the same classes in the same order
   * @param rows with a target
   * @return differences of all metrics that fit, first less second, and tests
   * @throws IllegalArgumentException if the classes differ, or as {@link Evaluations#of}
   * @throws org.sagekit.api.DataException as {@link Evaluations#of} does
   */
  public static Comparison of(Predictions first, Predictions second, Dataset rows) {
    Problems.of("Comparison on '" + rows.name() + "'")
        .require(
            first.classes().equals(second.classes()),
            "classes of the second",
            "those of the first, " + first.classes(),
            second.classes())
        .throwIfAny();
    return new Comparison(
        rows.size(), differences(first, second, rows), tests(first, second, rows));
  }

  private static Map<Metric, Comparison.Difference> differences(
      Predictions first, Predictions second, Dataset rows) {
    Figures a = JointFigures.all(first, rows);
    Figures b = JointFigures.all(second, rows);
    double[] weights = Weights.of(rows);
    double[] ofFirst = a.of(weights);
    double[] ofSecond = b.of(weights);
    double[][] resampled =
        Bootstrap.resampled(drawn -> less(a.of(drawn), b.of(drawn)), weights, RESAMPLES);
    Map<Metric, Comparison.Difference> differences = new EnumMap<>(Metric.class);
    for (int i = 0; i < ofFirst.length; i++) {
      double[] sorted = Bootstrap.sorted(resampled, i);
      differences.put(
          a.metrics().get(i),
          new Comparison.Difference(
              ofFirst[i],
              ofSecond[i],
              Bootstrap.estimate(ofFirst[i] - ofSecond[i], sorted),
              pValue(ofFirst[i] - ofSecond[i], sorted)));
    }
    return differences;
  }

  private static double[] less(double[] a, double[] b) {
    double[] less = new double[a.length];
    Arrays.setAll(less, i -> a[i] - b[i]);
    return less;
  }

  private static double pValue(double difference, double[] sorted) {
    if (Double.isNaN(difference)) {
      return Double.NaN;
    }
    long below = Arrays.stream(sorted).filter(value -> value <= 0).count();
    long above = Arrays.stream(sorted).filter(value -> value >= 0).count();
    return Math.min(1, 2.0 * (1 + Math.min(below, above)) / (1 + sorted.length));
  }

  private static List<PairedTest> tests(Predictions first, Predictions second, Dataset rows) {
    List<PairedTest> tests = new ArrayList<>();
    if (first.classes().isEmpty()) {
      return tests;
    }
    double[] weights = Weights.of(rows);
    int[] counting = IntStream.range(0, weights.length).filter(row -> weights[row] > 0).toArray();
    int[] codes = Truth.codes(first, rows);
    tests.add(accuracy(first, second, codes, weights));
    if (first.classes().size() == 2) {
      boolean[] positive = new boolean[counting.length];
      for (int i = 0; i < counting.length; i++) {
        positive[i] = codes[counting[i]] == 1;
      }
      PairedTests.Result found =
          PairedTests.deLong(
              scores(first, counting),
              scores(second, counting),
              positive,
              Arrays.stream(counting).mapToDouble(row -> weights[row]).toArray());
      tests.add(test("DeLong's test of the AUC (z)", found));
    }
    return tests;
  }

  private static PairedTest accuracy(
      Predictions first, Predictions second, int[] codes, double[] weights) {
    double[] gains = new double[codes.length];
    for (int row = 0; row < codes.length; row++) {
      boolean right = first.best(row) == codes[row];
      boolean otherRight = second.best(row) == codes[row];
      gains[row] = right == otherRight ? 0 : right ? weights[row] : -weights[row];
    }
    if (Arrays.stream(weights).filter(weight -> weight > 0).distinct().count() > 1) {
      return test("weighted sign test of the accuracy (z)", PairedTests.signs(gains));
    }
    int onlyFirst = (int) Arrays.stream(gains).filter(gain -> gain > 0).count();
    int onlySecond = (int) Arrays.stream(gains).filter(gain -> gain < 0).count();
    return test("McNemar's exact test of the accuracy", PairedTests.mcNemar(onlyFirst, onlySecond));
  }

  private static double[] scores(Predictions predictions, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> predictions.value(row, 1)).toArray();
  }

  private static PairedTest test(String name, PairedTests.Result result) {
    return new PairedTest(name, result.statistic(), result.pValue());
  }

  /**
   * Compares two models by their scores on the same folds of a cross-validation: the corrected
   * resampled t test (Nadeau and Bengio 2003).
   *
   * @param first scores of one model, one a fold, at least 2
   * @param second scores of the other model on the same folds
   * @param testPerTrain how many test rows a fold has for one to learn from: 0.25 for five folds;
   *     above 0
   * @return the statistic is t, positive if the first scores higher
   * @throws IllegalArgumentException if there are too few scores, not as many of both, or one is
   *     not finite
   */
  public static PairedTest ofFolds(Doubles first, Doubles second, double testPerTrain) {
    checked(first, second)
        .require(first.size() >= 2, "scores", "at least 2", first.size())
        .require(
            testPerTrain > 0 && Double.isFinite(testPerTrain),
            "testPerTrain",
            "above 0",
            testPerTrain)
        .throwIfAny();
    double[] differences = less(first.toArray(), second.toArray());
    return test(
        "corrected resampled t test", PairedTests.correctedResampled(differences, testPerTrain));
  }

  /**
   * Compares two models by their scores on five times two halves of the rows: the 5 x 2 cv t test
   * (Dietterich 1998).
   *
   * @param first ten scores of one model, each division's two halves behind one another
   * @param second those of the other model
   * @return the statistic is t, positive if the first scores higher
   * @throws IllegalArgumentException if there are not ten of each, or one is not finite
   */
  public static PairedTest ofFiveByTwo(Doubles first, Doubles second) {
    checked(first, second).require(first.size() == 10, "scores", "10", first.size()).throwIfAny();
    double[] less = less(first.toArray(), second.toArray());
    double[][] pairs = new double[5][];
    Arrays.setAll(pairs, i -> Arrays.copyOfRange(less, 2 * i, 2 * i + 2));
    return test("5 x 2 cv t test", PairedTests.fiveByTwo(pairs));
  }

  private static Problems checked(Doubles first, Doubles second) {
    Problems problems = Problems.of("Comparison of folds");
    problems
        .require(
            first.size() == second.size(),
            "scores of the second",
            "as many as of the first, " + first.size(),
            second.size())
        .throwIfAny();
    boolean finite =
        IntStream.range(0, first.size())
            .allMatch(i -> Double.isFinite(first.get(i)) && Double.isFinite(second.get(i)));
    return problems.require(finite, "scores", "finite", "not");
  }
}
