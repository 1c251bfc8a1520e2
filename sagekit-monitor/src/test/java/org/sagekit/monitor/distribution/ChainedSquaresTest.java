package org.sagekit.monitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainedSquaresTest {

  /** A sample of {@code size} distinct values. */
  private static ChainedSquares untied(int size) {
    double[] weights = new double[size - 1];
    double[] odds = new double[size - 1];
    for (int j = 1; j < size; j++) {
      weights[j - 1] = 1.0 / (size - 1);
      odds[j - 1] = (double) j / (size - j);
    }
    return ChainedSquares.of(weights, odds);
  }

  /** Upper points of the statistic: Marsaglia and Marsaglia 2004, by their function adinf. */
  @ParameterizedTest
  @CsvSource({
    "0.346938, 0.9",
    "0.774214, 0.5",
    "1.247, 0.25",
    "1.9330, 0.1",
    "2.4924, 0.05",
    "3.8781, 0.01",
    "5.9694, 0.001"
  })
  void isAndersonsAndDarlingsDistributionWithoutTies(double x, double p) {
    for (int size : new int[] {400, 5_500, 100_000}) {
      assertThat(untied(size).beyond(x)).isCloseTo(p, withinPercentage(p < 0.005 ? 9 : 5.5));
    }
  }

  @Test
  void isAMultipleOfChiSquaredForTwoDistinctValues() {
    ChainedSquares one = ChainedSquares.of(new double[] {0.5}, new double[] {3});
    for (double x : new double[] {0.01, 0.5, 2, 5, 20}) {
      double p = Gamma.regularizedGammaQ(0.5, x);
      assertThat(one.beyond(x)).isCloseTo(p, withinPercentage(11));
    }
  }

  @Test
  void termsThatWeighNothingDoNotMatter() {
    double[] weights = new double[1_000];
    double[] odds = new double[1_000];
    Arrays.setAll(odds, j -> 3 + j * 1e-3);
    weights[0] = 0.5;
    double one = ChainedSquares.of(new double[] {0.5}, new double[] {3}).beyond(3);
    assertThat(ChainedSquares.of(weights, odds).beyond(3)).isCloseTo(one, withinPercentage(1e-6));
  }

  @Test
  void fallsSteadilyFromOneToZero() {
    ChainedSquares squares = untied(1_000);
    double last = 1;
    for (double x = 1e-3; x < 400; x *= 1.01) {
      double p = squares.beyond(x);
      assertThat(p).isBetween(0.0, last + 1e-9);
      last = p;
    }
    assertThat(squares.beyond(1e-6)).isCloseTo(1, withinPercentage(1e-6));
    assertThat(squares.beyond(1e6)).isZero();
  }
}
