package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sagekit.core.train.Judged.classes;
import static org.sagekit.core.train.Judged.numbers;
import static org.sagekit.core.train.Judged.two;
import static org.sagekit.core.train.Judged.weighted;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;

/** Figures that have a known value: that of scikit-learn 1.9.1, or one counted by hand. */
class MetricFiguresTest {
  private static final Predictions SCORES = two(.1, .4, .35, .8, .6, .6, .2, .9, .7, .05, .5, .45);
  private static final Dataset TRUTH =
      classes("no no yes yes no yes no yes yes no no yes".split(" "));
  private static final Predictions THREE =
      Predictions.of(
          List.of("a", "b", "c"),
          new double[] {
            .7, .2, .1, .1, .8, .1, .3, .3, .4, .5, .25, .25, .2, .5, .3, .1, .1, .8, .6, .3, .1,
            .25, .35, .4, .15, .7, .15, .34, .33, .33
          });
  private static final Dataset OF_THREE = classes("a b c b b c a a c a".split(" "));
  private static final Predictions NUMBERS =
      Predictions.of(List.of(), new double[] {2.5, .1, 2, 8, 5, 1.4, 7, 2.4});
  private static final Dataset OF_NUMBERS = numbers(3, -.5, 2, 7, 4.2, 1.1, 9, 2.5);

  private static void agrees(Evaluation evaluation, Map<Metric, Double> expected) {
    expected.forEach(
        (metric, value) ->
            assertThat(evaluation.get(metric).value())
                .as("%s", metric)
                .isCloseTo(value, within(1e-12)));
  }

  @Test
  void agreesWithScikitLearnOnTwoClasses() {
    Evaluation evaluation = Evaluations.of(SCORES, TRUTH);
    agrees(
        evaluation,
        Map.of(
            Metric.AUC, 0.8472222222222223,
            Metric.AVERAGE_PRECISION, 0.8634920634920633,
            Metric.BALANCED_ACCURACY, 0.75,
            Metric.F1, 0.7272727272727273,
            Metric.F1_MACRO, 0.7482517482517483,
            Metric.F1_WEIGHTED, 0.7482517482517483,
            Metric.F1_MICRO, 0.75,
            Metric.MCC, 0.50709255283711,
            Metric.KAPPA, 0.5,
            Metric.BRIER, 0.15395833333333334));
    agrees(evaluation, Map.of(Metric.LOG_LOSS, 0.4620329460794071));
  }

  @Test
  void agreesWithScikitLearnOnTwoClassesWithWeights() {
    Dataset rows = weighted(TRUTH, 1, 2, 1, .5, 1, 3, 1, 1, 2, 1, .5, 1);
    agrees(
        Evaluations.of(SCORES, rows),
        Map.of(
            Metric.AUC, 0.8823529411764706,
            Metric.AVERAGE_PRECISION, 0.8990196078431373,
            Metric.BALANCED_ACCURACY, 0.8054298642533937,
            Metric.F1, 0.8125,
            Metric.F1_MACRO, 0.7991071428571428,
            Metric.F1_WEIGHTED, 0.8008928571428572,
            Metric.MCC, 0.6054055145966812,
            Metric.KAPPA, 0.6,
            Metric.BRIER, 0.15150000000000002,
            Metric.LOG_LOSS, 0.4650267868168342));
  }

  @Test
  void agreesWithScikitLearnOnThreeClasses() {
    agrees(
        Evaluations.of(THREE, OF_THREE),
        Map.of(
            Metric.AUC, 0.7916666666666666,
            Metric.AVERAGE_PRECISION, 0.744378306878307,
            Metric.BALANCED_ACCURACY, 0.6944444444444443,
            Metric.F1_MACRO, 0.6944444444444443,
            Metric.F1_WEIGHTED, 0.7,
            Metric.F1_MICRO, 0.7,
            Metric.MCC, 0.5454545454545454,
            Metric.KAPPA, 0.5454545454545454,
            Metric.BRIER, 0.50484,
            Metric.LOG_LOSS, 0.8671743951264835));
  }

  @Test
  void agreesWithScikitLearnOnThreeClassesWithWeights() {
    agrees(
        Evaluations.of(THREE, weighted(OF_THREE, 1, 2, 1, .5, 1, 3, 1, 1, 2, 1)),
        Map.of(
            Metric.AUC, 0.879281537176274,
            Metric.AVERAGE_PRECISION, 0.8451507556770714,
            Metric.BALANCED_ACCURACY, 0.7579365079365079,
            Metric.F1_MACRO, 0.744385026737968,
            Metric.F1_WEIGHTED, 0.7432758962170728,
            Metric.MCC, 0.6176688680097732,
            Metric.KAPPA, 0.6086956521739131,
            Metric.BRIER, 0.4463629629629629,
            Metric.LOG_LOSS, 0.7811220303358075));
  }

  @Test
  void agreesWithScikitLearnOnNumbers() {
    agrees(
        Evaluations.of(NUMBERS, OF_NUMBERS),
        Map.of(
            Metric.RMSE, 0.8909264840602731,
            Metric.MAE, 0.6625,
            Metric.R2, 0.906944368119287,
            Metric.MAPE, 0.2793686868686868,
            Metric.MEDIAN_ABSOLUTE_ERROR, 0.55,
            Metric.PINBALL, 0.33125,
            Metric.SMAPE, 0.3774851106450485));
    agrees(
        Evaluations.of(NUMBERS, weighted(OF_NUMBERS, 1, 2, 1, .5, 1, 3, 1, 1)),
        Map.of(
            Metric.RMSE, 0.7801098823700597,
            Metric.R2, 0.9197629781992562,
            Metric.MAPE, 0.37228337799766364,
            Metric.MEDIAN_ABSOLUTE_ERROR, 0.5,
            Metric.PINBALL, 0.2857142857142857,
            Metric.SMAPE, 0.5174489731898781));
  }

  @Test
  void pinballIsOfAnyQuantile() {
    assertThat(Evaluations.pinball(NUMBERS, OF_NUMBERS, 0.9).value())
        .isCloseTo(0.32625, within(1e-12)); // scikit-learn 1.9.1
    assertThatThrownBy(() -> Evaluations.pinball(NUMBERS, OF_NUMBERS, 1))
        .hasMessage("Evaluation of 'test': quantile must be above 0 and below 1, but was 1.0.");
  }

  @Test
  void liftComparesTheFirstTenthWithAll() {
    double[] scores = {.9, .8, .7, .6, .5, .5, .3, .2, .1, 0};
    Dataset rows = classes("yes no no yes no no no no no no".split(" "));
    assertThat(Evaluations.value(Metric.LIFT, two(scores), rows)).isCloseTo(5, within(1e-12));
    assertThat(Evaluations.value(Metric.LIFT, two(new double[10]), rows))
        .isCloseTo(1, within(1e-12)); // all are equal: as by chance
  }

  @Test
  void calibrationErrorWeighsTheGapsOfTheBins() {
    // bins by confidence: 0.95 and 0.95 (one right), 0.7 (right)
    Predictions scores = two(.95, .95, .3);
    double expected = (2 * 0.45 + 0.3) / 3;
    assertThat(Evaluations.value(Metric.CALIBRATION_ERROR, scores, classes("yes", "no", "no")))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void figuresThatCanNotBeComputedAreOpen() {
    Evaluation one = Evaluations.of(two(.2, .3), classes("no", "no"));
    for (Metric metric :
        List.of(
            Metric.AUC,
            Metric.AVERAGE_PRECISION,
            Metric.LIFT,
            Metric.F1,
            Metric.MCC,
            Metric.KAPPA)) {
      assertThat(one.get(metric).value()).as("%s", metric).isNaN();
    }
    Evaluation zeros =
        Evaluations.of(Predictions.of(List.of(), new double[] {1, 0}), numbers(0, 0));
    assertThat(zeros.get(Metric.MAPE).value()).isNaN();
    assertThat(zeros.get(Metric.SMAPE).value()).isEqualTo(1);
  }

  @Test
  void aClassThatIsNotKnownIsNeverRight() {
    Evaluation evaluation = Evaluations.of(two(.9, .2), classes("yes", "maybe"));
    assertThat(evaluation.get(Metric.BALANCED_ACCURACY).value()).isEqualTo(0.5);
    assertThat(evaluation.get(Metric.F1_MACRO).value()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(evaluation.get(Metric.BRIER).value())
        .isCloseTo((.01 + (.64 + .04 + 1) / 2) / 2, within(1e-12));
  }

  @Test
  void eachMetricHasAFigureForTheTasksThatItFits() {
    for (Evaluation evaluation :
        List.of(
            Evaluations.of(SCORES, TRUTH),
            Evaluations.of(THREE, OF_THREE),
            Evaluations.of(NUMBERS, OF_NUMBERS))) {
      evaluation
          .estimateByMetric()
          .forEach(
              (metric, estimate) ->
                  assertThat(estimate.value())
                      .as("%s", metric)
                      .isBetween(metric.least(), metric.greatest()));
    }
    assertThat(Evaluations.of(SCORES, TRUTH).estimateByMetric().keySet())
        .containsExactlyElementsOf(Judged.fitting(SCORES));
    assertThat(Evaluations.of(THREE, OF_THREE).estimateByMetric().keySet())
        .containsExactlyElementsOf(Judged.fitting(THREE));
    assertThat(Evaluations.of(NUMBERS, OF_NUMBERS).estimateByMetric().keySet())
        .containsExactlyElementsOf(Judged.fitting(NUMBERS));
  }

  @Test
  void oneFigureAloneIsThatOfAll() {
    Evaluation all = Evaluations.of(THREE, OF_THREE);
    all.estimateByMetric()
        .forEach(
            (metric, estimate) ->
                assertThat(Evaluations.value(metric, THREE, OF_THREE)).isEqualTo(estimate.value()));
    assertThatThrownBy(() -> Evaluations.value(Metric.F1, THREE, OF_THREE))
        .hasMessageStartingWith("Evaluation of 'test': metric must be one of [AUC, AVERAGE_");
  }

  @Property(tries = 40)
  void ranksAreKeptByMapsThatRise(@ForAll long seed) {
    Judged drawn = Judged.drawn(seed, 60);
    double[] scores = Truth.column(drawn.predictions(), 1);
    double[] risen = new double[scores.length];
    java.util.Arrays.setAll(risen, row -> scores[row] * scores[row] / 2);
    for (Metric metric : List.of(Metric.AUC, Metric.AVERAGE_PRECISION, Metric.LIFT)) {
      assertThat(Evaluations.value(metric, two(risen), drawn.rows()))
          .isEqualTo(Evaluations.value(metric, drawn.predictions(), drawn.rows()));
    }
  }

  @Property(tries = 40)
  void perfectPredictionsHaveTheBestFigures(@ForAll long seed) {
    Dataset rows = Judged.drawn(seed, 30).rows();
    double[] scores = new double[30];
    java.util.Arrays.setAll(scores, row -> "yes".equals(rows.target().text(row)) ? 1 : 0);
    Evaluation evaluation = Evaluations.of(two(scores), rows);
    for (Metric metric : List.of(Metric.KAPPA, Metric.MCC, Metric.F1, Metric.AVERAGE_PRECISION)) {
      assertThat(evaluation.get(metric).value()).as("%s", metric).isCloseTo(1, within(1e-12));
    }
    assertThat(evaluation.get(Metric.BRIER).value()).isZero();
    assertThat(evaluation.get(Metric.CALIBRATION_ERROR).value()).isZero();
  }
}
