package org.sagekit.monitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

class FisherTest {

  @Property(tries = 300)
  void agreesWithCommonsMath(
      @ForAll @IntRange(min = 1, max = 300) int total,
      @ForAll @IntRange(min = 0, max = 300) int marked,
      @ForAll @IntRange(min = 0, max = 300) int drawn,
      @ForAll @IntRange(min = 0, max = 300) int found) {
    int m = marked % (total + 1);
    int d = drawn % (total + 1);
    int k = Math.max(d + m - total, Math.min(found, Math.min(m, d)));
    HypergeometricDistribution oracle = new HypergeometricDistribution(null, total, m, d);
    assertThat(Fisher.greater(Math.max(0, k), d, m, total))
        .isCloseTo(oracle.upperCumulativeProbability(Math.max(0, k)), within(1e-9));
  }

  /** Agresti 2002, Categorical Data Analysis, table 3.8: 3 of 4 cups. */
  @Test
  void tastesTea() {
    assertThat(Fisher.greater(3, 4, 4, 8)).isCloseTo(17 / 70.0, within(1e-12));
    assertThat(Fisher.twoSided(3, 4, 4, 8)).isCloseTo(34 / 70.0, within(1e-12));
  }

  @Test
  void isFastAndSureOfGreatNumbers() {
    assertThat(Fisher.greater(600_000, 1_000_000, 500_000, 2_000_000)).isZero();
    assertThat(Fisher.greater(100_000, 1_000_000, 500_000, 2_000_000)).isEqualTo(1);
    assertThat(Fisher.greater(250_000, 1_000_000, 500_000, 2_000_000))
        .isCloseTo(0.5, within(0.001));
  }
}
