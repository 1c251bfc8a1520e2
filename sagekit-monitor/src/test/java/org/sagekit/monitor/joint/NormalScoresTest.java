package org.sagekit.monitor.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalScoresTest {
  @Test
  void areTheQuantilesOfTheRanks() {
    double[] scores = NormalScores.of(new double[] {10, -3, 1e300});
    assertThat(scores[0]).isCloseTo(0, within(1e-12));
    assertThat(scores[1]).isCloseTo(-0.674490, within(1e-6)); // the quartile
    assertThat(scores[2]).isCloseTo(0.674490, within(1e-6));
  }

  @Test
  void equalNumbersHaveTheirMeanRank() {
    double[] scores = NormalScores.of(new double[] {0.0, 5, -0.0, 5});
    assertThat(scores[0]).isEqualTo(scores[2]).isCloseTo(-0.524401, within(1e-6)); // at 0.3
    assertThat(scores[1]).isEqualTo(scores[3]).isCloseTo(0.524401, within(1e-6));
  }

  @Test
  void infiniteNumbersAreTheLeastAndGreatest() {
    double[] scores =
        NormalScores.of(
            new double[] {Double.POSITIVE_INFINITY, -1e308, 1e308, Double.NEGATIVE_INFINITY});
    assertThat(scores).isEqualTo(NormalScores.of(new double[] {4, 2, 3, 1}));
  }

  @Test
  void missingNumbersAreInTheMiddleAndDoNotCount() {
    assertThat(NormalScores.of(new double[] {Double.NaN, 1, 2}))
        .isEqualTo(
            new double[] {
              0, NormalScores.of(new double[] {1, 2})[0], NormalScores.of(new double[] {1, 2})[1]
            });
    assertThat(NormalScores.of(new double[] {Double.NaN})).containsExactly(0);
  }

  @Test
  void scaleIsNoMatter() {
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6};
    assertThat(NormalScores.of(Arrays.stream(values).map(Math::exp).toArray()))
        .isEqualTo(NormalScores.of(values));
  }
}
