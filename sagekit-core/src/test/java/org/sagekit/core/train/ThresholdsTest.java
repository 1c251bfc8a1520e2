package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sagekit.core.train.Judged.classes;
import static org.sagekit.core.train.Judged.two;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Threshold;

class ThresholdsTest {
  private static final Predictions SCORES = two(.9, .8, .6, .4, .2);
  private static final Dataset ROWS = classes("yes", "no", "yes", "no", "no");

  @Test
  void takesTheCheapestThreshold() {
    Threshold dear = Thresholds.of(SCORES, ROWS).byCost(1, 5);
    assertThat(dear.value()).isCloseTo(0.5, within(1e-12));
    assertThat(dear.costPerRow()).isEqualTo(0.2);
    assertThat(dear.confusion().weight(0, 1)).isEqualTo(1);
    Threshold cautious = Thresholds.of(SCORES, ROWS).byCost(5, 1);
    assertThat(cautious.value()).isCloseTo(0.85, within(1e-12));
    assertThat(cautious.costPerRow()).isEqualTo(0.2);
  }

  @Test
  void takesAllOrNoneIfTheOtherCostsNothing() {
    assertThat(Thresholds.of(SCORES, ROWS).byCost(0, 1).labels(two(.55, .1)))
        .containsExactly("yes", "no"); // the highest that finds both
    Threshold none = Thresholds.of(SCORES, ROWS).byCost(1, 0);
    assertThat(none.value()).isInfinite();
    assertThat(none.labels(two(1, .5))).containsExactly("no", "no");
    assertThat(Thresholds.of(SCORES, classes("no", "yes", "no", "no", "yes")).byCost(1, 9).value())
        .isZero();
  }

  @Test
  void findsTheBestF1AndAGivenRecall() {
    Threshold best = Thresholds.of(SCORES, ROWS).byF1();
    assertThat(best.value()).isCloseTo(0.5, within(1e-12)); // F1 0.8
    assertThat(best.confusion().recall(1)).isEqualTo(1);
    assertThat(best.confusion().precision(1)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(Thresholds.of(SCORES, ROWS).byRecall(0.5).value()).isCloseTo(0.85, within(1e-12));
  }

  @Test
  void countsRowsByTheirWeights() {
    Dataset weighted = Judged.weighted(ROWS, 1, 10, 1, 1, 1);
    assertThat(Thresholds.of(SCORES, weighted).byCost(1, 5).value()).isCloseTo(0.85, within(1e-12));
  }

  @Property(tries = 60)
  void noOtherThresholdIsCheaper(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 9) double falseNegative) {
    Judged drawn = Judged.drawn(seed, 40);
    Threshold best = Thresholds.of(drawn.predictions(), drawn.rows()).byCost(1, falseNegative);
    for (double value = 0; value < 1.05; value += 1 / 64.0) {
      double cost = 0;
      for (int row = 0; row < 40; row++) {
        boolean taken = drawn.predictions().value(row, 1) >= value;
        boolean is = "yes".equals(drawn.rows().target().text(row));
        cost += taken && !is ? 1 : !taken && is ? falseNegative : 0;
      }
      assertThat(best.costPerRow()).isLessThanOrEqualTo(cost / 40 + 1e-9);
    }
  }

  @Test
  void labelsOneRowAsItLabelsMany() {
    Threshold threshold = Thresholds.of(SCORES, ROWS).byF1();
    assertThat(threshold.label(SCORES.get(2))).isEqualTo("yes");
    assertThat(threshold.label(SCORES.get(3))).isEqualTo("no");
  }

  @Test
  void refusesWhatCanNotBeChosenBy() {
    assertThatThrownBy(() -> Thresholds.of(SCORES, ROWS).byCost(-1, Double.NaN))
        .hasMessageContaining("falsePositive must be 0 or more, but was -1.0")
        .hasMessageContaining("falseNegative must be 0 or more, but was NaN");
    assertThatThrownBy(() -> Thresholds.of(two(.3), classes("no")).byRecall(0.5))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Dataset 'test': target 'y' must be 'yes' in some row to choose a threshold by, but was"
                + " in none.");
    assertThatThrownBy(
            () ->
                Thresholds.of(Predictions.of(List.of("a", "b", "c"), new double[3]), classes("a")))
        .hasMessage("Thresholds of 'test': classes must be 2, but was [a, b, c].");
  }
}
