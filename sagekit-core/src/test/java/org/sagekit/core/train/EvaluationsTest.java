package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sagekit.core.train.Judged.classes;
import static org.sagekit.core.train.Judged.numbers;
import static org.sagekit.core.train.Judged.two;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;

class EvaluationsTest {
  private static final List<String> TWO = Judged.TWO;

  @Test
  void computesTheFiguresOfTwoClasses() {
    Evaluation evaluation =
        Evaluations.of(two(0.1, 0.4, 0.35, 0.8), classes("no", "no", "yes", "yes"));
    assertThat(evaluation.get(Metric.AUC).value()).isEqualTo(0.75);
    assertThat(evaluation.get(Metric.ACCURACY).value()).isEqualTo(0.75);
    double loss = -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4;
    assertThat(evaluation.get(Metric.LOG_LOSS).value()).isCloseTo(loss, within(1e-12));
  }

  @Test
  void computesTheFiguresOfNumbers() {
    Evaluation evaluation =
        Evaluations.of(Predictions.of(List.of(), new double[] {1, 2, 5}), numbers(1, 4, 4));
    assertThat(evaluation.get(Metric.RMSE).value()).isCloseTo(Math.sqrt(5.0 / 3), within(1e-12));
    assertThat(evaluation.get(Metric.MAE).value()).isEqualTo(1);
    assertThat(evaluation.get(Metric.R2).value()).isCloseTo(1 - 5.0 / 6, within(1e-12));
  }

  @Test
  void averagesTheAreasOfTheClassesThatOccur() {
    double[] shares = {0.8, 0.1, 0.1, 0.2, 0.7, 0.1, 0.5, 0.4, 0.1};
    Evaluation evaluation =
        Evaluations.of(Predictions.of(List.of("a", "b", "c"), shares), classes("a", "b", "b"));
    assertThat(evaluation.get(Metric.AUC).value()).isEqualTo(1);
  }

  @Test
  void countsTiesHalf() {
    assertThat(auc(two(0.5, 0.5, 0.5), classes("no", "yes", "no"))).isEqualTo(0.5);
  }

  @Property(tries = 50)
  void agreesWithCountingAllPairs(@ForAll long seed) {
    Random random = new Random(seed);
    double[] scores = new double[40];
    List<@Nullable String> truth = new ArrayList<>(TWO);
    for (int row = 0; row < 40; row++) {
      scores[row] = random.nextInt(8) / 8.0;
      if (row > 1) {
        truth.add(TWO.get(random.nextInt(2)));
      }
    }
    double pairs = 0;
    double right = 0;
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        if ("yes".equals(truth.get(i)) && "no".equals(truth.get(j))) {
          pairs++;
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    assertThat(auc(two(scores), classes(truth.toArray(new String[0]))))
        .isCloseTo(right / pairs, within(1e-12));
  }

  @Test
  void countsRowsByTheirWeights() {
    Dataset doubled = classes("no", "yes", "yes", "no");
    Dataset weighted = Judged.weighted(classes("no", "yes", "no"), 1, 2, 1);
    Evaluation first = Evaluations.of(two(0.3, 0.6, 0.6, 0.7), doubled);
    Evaluation second = Evaluations.of(two(0.3, 0.6, 0.7), weighted);
    for (Metric metric : List.of(Metric.AUC, Metric.ACCURACY, Metric.LOG_LOSS)) {
      assertThat(second.get(metric).value()).isCloseTo(first.get(metric).value(), within(1e-12));
    }
  }

  @Test
  void countsAClassThatTheModelDoesNotKnowAsWrong() {
    Evaluation evaluation = Evaluations.of(two(0.9, 0.2), classes("yes", "maybe"));
    assertThat(evaluation.get(Metric.ACCURACY).value()).isEqualTo(0.5);
    assertThat(evaluation.get(Metric.AUC).value()).isEqualTo(1);
    assertThat(evaluation.get(Metric.LOG_LOSS).value())
        .isCloseTo(-(Math.log(0.9) + Math.log(1e-15)) / 2, within(1e-9));
  }

  @Test
  void leavesFiguresOpenThatCanNotBeComputed() {
    assertThat(auc(two(0.2, 0.3), classes("no", "no"))).isNaN();
    assertThat(
            Evaluations.of(Predictions.of(List.of(), new double[] {1}), numbers(2))
                .get(Metric.R2)
                .value())
        .isNaN();
  }

  @Test
  void putsTheSameIntervalAboutTheFigureEachTime() {
    Random random = new Random(1);
    double[] scores = random.doubles(500).toArray();
    String[] truth = new String[500];
    for (int row = 0; row < 500; row++) {
      truth[row] = random.nextDouble() < scores[row] ? "yes" : "no";
    }
    Estimate first = Evaluations.of(two(scores), classes(truth)).get(Metric.AUC);
    Estimate again = Evaluations.of(two(scores), classes(truth)).get(Metric.AUC);
    assertThat(again).isEqualTo(first);
    assertThat(first.low()).isLessThan(first.value());
    assertThat(first.high()).isGreaterThan(first.value());
    assertThat(first.high() - first.low()).isBetween(0.04, 0.12); // 4 standard errors after Hanley
  }

  @Test
  void refusesTargetsThatAreMissing() {
    assertThatThrownBy(() -> Evaluations.of(two(0.2, 0.3), classes("no", null)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Dataset 'test': target 'y' must have a value in every row to judge by, but row 1 has none.");
  }

  @Test
  void refusesPredictionsOfOtherRows() {
    assertThatThrownBy(() -> Evaluations.of(two(0.2), classes("no", "yes")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("predictions must be one a row, 2, but was 1");
  }

  private static double auc(Predictions predictions, Dataset rows) {
    return Evaluations.of(predictions, rows).get(Metric.AUC).value();
  }
}
