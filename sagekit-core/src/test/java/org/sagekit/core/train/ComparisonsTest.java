package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sagekit.core.train.Judged.numbers;
import static org.sagekit.core.train.Judged.two;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Comparison;
import org.sagekit.api.train.Metric;

class ComparisonsTest {
  private static final Judged DRAWN = Judged.drawn(5, 400);

  private static Predictions blurred(double noise) {
    Random random = new Random(7);
    double[] scores = Truth.column(DRAWN.predictions(), 1);
    for (int row = 0; row < scores.length; row++) {
      scores[row] = Math.max(0, Math.min(1, scores[row] + noise * random.nextGaussian()));
    }
    return two(scores);
  }

  @Test
  void aModelDoesNotDifferFromItself() {
    Comparison comparison = Comparisons.of(DRAWN.predictions(), DRAWN.predictions(), DRAWN.rows());
    assertThat(comparison.differenceByMetric().values())
        .allSatisfy(
            found -> {
              assertThat(found.difference().value()).isZero();
              assertThat(found.pValue()).isEqualTo(1);
            });
    assertThat(comparison.tests()).hasSize(2).allMatch(test -> test.pValue() == 1);
  }

  @Test
  void findsTheBetterModel() {
    Comparison comparison = Comparisons.of(DRAWN.predictions(), blurred(0.5), DRAWN.rows());
    Comparison.Difference auc = comparison.get(Metric.AUC);
    assertThat(auc.difference().low()).isPositive();
    assertThat(auc.first() - auc.second()).isEqualTo(auc.difference().value());
    assertThat(auc.pValue()).isLessThan(0.01);
    assertThat(comparison.get(Metric.BRIER).difference().high()).isNegative();
    assertThat(comparison.tests().get(1).statistic()).isGreaterThan(3);
    assertThat(comparison.tests().get(1).pValue()).isLessThan(0.001);
  }

  @Test
  void theOtherWayRoundHasTheOppositeSign() {
    Comparison one = Comparisons.of(DRAWN.predictions(), blurred(0.2), DRAWN.rows());
    Comparison other = Comparisons.of(blurred(0.2), DRAWN.predictions(), DRAWN.rows());
    assertThat(other.get(Metric.LOG_LOSS).difference().value())
        .isEqualTo(-one.get(Metric.LOG_LOSS).difference().value());
    assertThat(other.get(Metric.LOG_LOSS).pValue()).isEqualTo(one.get(Metric.LOG_LOSS).pValue());
  }

  @Test
  void weightedRowsCountByTheirProportionsInAllTests() {
    double[] alike = new double[400];
    Arrays.fill(alike, 3);
    double[] uneven = new double[400];
    Arrays.setAll(uneven, row -> 1 + row % 4);
    Comparison plain = Comparisons.of(DRAWN.predictions(), blurred(0.5), DRAWN.rows());
    Comparison same = compared(alike);
    assertThat(same.tests().get(0)).isEqualTo(plain.tests().get(0));
    assertThat(same.tests().get(1).statistic())
        .isCloseTo(plain.tests().get(1).statistic(), within(1e-9));
    Comparison other = compared(uneven);
    assertThat(other.tests().get(0).name()).isEqualTo("weighted sign test of the accuracy (z)");
    assertThat(other.tests().get(0).statistic() * other.get(Metric.ACCURACY).difference().value())
        .isPositive();
    assertThat(other.tests().get(1).statistic()).isNotEqualTo(plain.tests().get(1).statistic());
  }

  @Test
  void rowsOfNoWeightAreNotTested() {
    double[] half = new double[400];
    Arrays.fill(half, 0, 200, 1);
    int[] first = IntStream.range(0, 200).toArray();
    Comparison fewer =
        Comparisons.of(
            two(Arrays.copyOf(Truth.column(DRAWN.predictions(), 1), 200)),
            two(Arrays.copyOf(Truth.column(blurred(0.5), 1), 200)),
            DRAWN.rows().rows(first));
    assertThat(compared(half).tests()).isEqualTo(fewer.tests());
  }

  private static Comparison compared(double... weights) {
    return Comparisons.of(
        DRAWN.predictions(), blurred(0.5), Judged.weighted(DRAWN.rows(), weights));
  }

  @Test
  void comparesNumbersByTheirFiguresAlone() {
    Predictions good = Predictions.of(List.of(), new double[] {1, 2, 3, 4, 5, 6});
    Predictions bad = Predictions.of(List.of(), new double[] {3, 1, 5, 2, 8, 2});
    Comparison comparison = Comparisons.of(good, bad, numbers(1, 2, 3.5, 4, 5, 6));
    assertThat(comparison.get(Metric.RMSE).difference().high()).isNegative();
    assertThat(comparison.tests()).isEmpty();
    assertThat(comparison.summary().title()).isEqualTo("Comparison on 6 rows");
  }

  @Test
  void comparesFolds() {
    Doubles first = Doubles.of(.81, .83, .80, .84, .82);
    Doubles second = Doubles.of(.79, .80, .80, .81, .80);
    assertThat(Comparisons.ofFolds(first, second, 0.25).pValue())
        .isCloseTo(0.07164587391725984, within(1e-9)); // SciPy 1.17.1
    assertThatThrownBy(() -> Comparisons.ofFolds(first, Doubles.of(1, 2), 0.25))
        .hasMessage(
            "Comparison of folds: scores of the second must be as many as of the first, 5, but was"
                + " 2.");
    assertThatThrownBy(() -> Comparisons.ofFiveByTwo(first, second))
        .hasMessage("Comparison of folds: scores must be 10, but was 5.");
  }

  @Test
  void refusesModelsOfOtherClasses() {
    Predictions other = Predictions.of(List.of("a", "b"), new double[800]);
    assertThatThrownBy(() -> Comparisons.of(DRAWN.predictions(), other, DRAWN.rows()))
        .hasMessage(
            "Comparison on 'test': classes of the second must be those of the first, [no, yes], but"
                + " was [a, b].");
  }
}
