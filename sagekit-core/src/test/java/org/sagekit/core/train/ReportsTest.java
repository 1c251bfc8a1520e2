package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sagekit.core.train.Judged.classes;
import static org.sagekit.core.train.Judged.numbers;
import static org.sagekit.core.train.Judged.two;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.ClassCurves;
import org.sagekit.api.train.ConfusionMatrix;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Residuals;
import org.sagekit.api.train.ThresholdCurve;

class ReportsTest {

  @Test
  void countsTruthsByPredictions() {
    EvaluationReport report =
        Evaluations.report(two(.9, .8, .3, .1, .7), classes("yes", "no", "yes", "no", "maybe"));
    ConfusionMatrix confusion = report.confusion().orElseThrow();
    assertThat(confusion.weights().toArray()).containsExactly(1, 1, 1, 1, 0, 1);
    assertThat(confusion.recall(1)).isEqualTo(0.5);
    assertThat(confusion.precision(1)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(report.residuals()).isEmpty();
  }

  @Test
  void drawsTheCurvesOfScikitLearn() { // roc_curve and precision_recall_curve of 1.9.1
    ClassCurves curves =
        Evaluations.report(
                two(.1, .4, .35, .8, .6, .6, .2, .9, .7, .05, .5, .45),
                classes("no no yes yes no yes no yes yes no no yes".split(" ")))
            .curves()
            .get(0);
    assertThat(curves.ofClass()).isEqualTo("yes");
    double sixth = 1.0 / 6;
    assertThat(curves.roc().x().toArray())
        .containsExactly(
            new double[] {0, 0, 0, 0, sixth, 2 * sixth, 2 * sixth, .5, .5, 4 * sixth, 5 * sixth, 1},
            within(1e-12));
    assertThat(curves.roc().thresholds().get(1)).isEqualTo(0.9);
    assertThat(curves.precisionRecall().y().toArray())
        .containsExactly(
            new double[] {1, 1, 1, .8, 4 / 6.0, 5 / 7.0, .625, 6 / 9.0, .6, 6 / 11.0, .5},
            within(1e-12));
  }

  @Test
  void thinsTheCurvesButKeepsTheirArea() {
    Judged drawn = drawn(20_000);
    EvaluationReport report = Evaluations.report(drawn.predictions(), drawn.rows());
    ThresholdCurve roc = report.curves().get(0).roc();
    double area = 0;
    for (int i = 1; i < roc.x().size(); i++) {
      area += (roc.x().get(i) - roc.x().get(i - 1)) * (roc.y().get(i) + roc.y().get(i - 1)) / 2;
    }
    assertThat(roc.x().size()).isBetween(50, 200);
    assertThat(area).isCloseTo(report.evaluation().get(Metric.AUC).value(), within(1e-3));
    assertThat(roc.x().get(roc.x().size() - 1)).isEqualTo(1);
  }

  @Test
  void calibratedScoresLieOnTheDiagonal() {
    Judged drawn = drawn(20_000);
    ClassCurves.Reliability bins =
        Evaluations.report(drawn.predictions(), drawn.rows()).curves().get(0).reliability();
    assertThat(bins.predicted().size()).isEqualTo(10);
    for (int bin = 0; bin < 10; bin++) {
      assertThat(bins.observed().get(bin)).isCloseTo(bins.predicted().get(bin), within(0.05));
    }
  }

  @Test
  void showsWhereNumbersGoWrong() {
    Predictions predictions = Predictions.of(List.of(), new double[] {1, 2, 3, 4});
    Residuals residuals =
        Evaluations.report(predictions, numbers(1, 2, 3, 14)).residuals().orElseThrow();
    assertThat(residuals.truths().get(100)).isEqualTo(14);
    assertThat(residuals.predictions().get(50)).isEqualTo(2);
    assertThat(residuals.weights().get(10)).isEqualTo(3); // the bin about 0
    assertThat(residuals.weights().get(20)).isEqualTo(1);
  }

  @Test
  void rowsOfNoWeightDoNotStretchTheResiduals() {
    Predictions predictions = Predictions.of(List.of(), new double[] {1, 2, 3, 4});
    Residuals residuals =
        Evaluations.report(predictions, Judged.weighted(numbers(1, 3, 2, 99), 1, 2, 1, 0))
            .residuals()
            .orElseThrow();
    assertThat(residuals.edges().get(21)).isEqualTo(1);
    assertThat(residuals.truths().get(0)).isEqualTo(1);
    assertThat(residuals.truths().get(100)).isEqualTo(3);
    assertThat(residuals.weights().get(20)).isEqualTo(2);
  }

  @Test
  void hasATableAndCurvesToShow() {
    Judged drawn = drawn(300);
    Summary summary = Evaluations.report(drawn.predictions(), drawn.rows()).summary();
    assertThat(summary.title()).isEqualTo("Evaluation on 300 rows");
    assertThat(summary.parts()).filteredOn(Summary.Table.class::isInstance).hasSize(2);
    assertThat(summary.parts()).filteredOn(Summary.Curve.class::isInstance).hasSize(4);
  }

  @Test
  void showsRowsOfOneClassAndEqualNumbers() {
    assertThat(Evaluations.report(two(.5), classes("no")).summary().parts()).isNotEmpty();
    Predictions one = Predictions.of(List.of(), new double[] {1});
    assertThat(Evaluations.report(one, numbers(1)).summary().parts()).isNotEmpty();
  }

  private static Judged drawn(int rows) {
    Random random = new Random(3);
    double[] scores = random.doubles(rows).toArray();
    String[] truth = new String[rows];
    for (int row = 0; row < rows; row++) {
      truth[row] = random.nextDouble() < scores[row] ? "yes" : "no";
    }
    return new Judged(two(scores), classes(truth));
  }
}
