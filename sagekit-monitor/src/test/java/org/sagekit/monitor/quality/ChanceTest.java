package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class ChanceTest {

  @Property(tries = 200)
  void isTheBinomialDistribution(
      @ForAll @IntRange(min = 1, max = 500) int all,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double share,
      @ForAll @IntRange(min = 0, max = 500) int good) {
    double oracle = new BinomialDistribution(null, all, share).cumulativeProbability(good);
    assertThat(Chance.atMost(good, all, share)).isCloseTo(oracle, within(1e-9));
  }

  /** Clopper and Pearson's limit of 8 of 10 at 2.5 %: scipy 1.17, {@code beta.ppf(.025, 8, 3)}. */
  @Test
  void lowerBoundIsClopperAndPearsons() {
    assertThat(Chance.lowerBound(8, 10, 0.025)).isCloseTo(0.4439045, within(1e-6));
    assertThat(Chance.lowerBound(10, 10, 0.025)).isCloseTo(Math.pow(0.025, 0.1), within(1e-9));
    assertThat(Chance.lowerBound(0, 10, 0.025)).isZero();
  }

  @Test
  void eachShortfallCountsAtLevelOne() {
    assertThat(Chance.fallsShort(98, 100, 0.99, 1)).isTrue();
    assertThat(Chance.fallsShort(99, 100, 0.99, 1)).isFalse();
    assertThat(Chance.fallsShort(0, 0, 0.99, 1)).isFalse();
  }

  @Test
  void shareThatRoundsIsMetExactly() {
    assertThat(Chance.fallsShort(7, 10, 0.7, 1)).isFalse();
    assertThat(Chance.fallsShort(29, 100, 0.29, 1)).isFalse();
    assertThat(Chance.fallsShort(999_999_999, 1_000_000_000, 1, 1)).isTrue();
  }

  @Test
  void chanceIsLetPassBelowLevelOne() {
    assertThat(Chance.fallsShort(98, 100, 0.99, 0.01)).isFalse();
    assertThat(Chance.fallsShort(93, 100, 0.99, 0.01)).isTrue();
    assertThat(Chance.fallsShort(99, 100, 1, 1e-9)).isTrue();
  }
}
