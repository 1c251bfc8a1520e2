package org.sagekit.monitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class HypergeometricTest {

  @Property(tries = 100)
  void agreesWithCommonsMath(
      @ForAll @IntRange(min = 1, max = 400) int total,
      @ForAll @IntRange(max = 400) int markedOf,
      @ForAll @IntRange(max = 400) int drawnOf) {
    int marked = markedOf % (total + 1);
    int drawn = drawnOf % (total + 1);
    Hypergeometric own = new Hypergeometric(total, marked, drawn);
    HypergeometricDistribution oracle = new HypergeometricDistribution(null, total, marked, drawn);
    assertThat(own.least()).isEqualTo(oracle.getSupportLowerBound());
    assertThat(own.greatest()).isEqualTo(oracle.getSupportUpperBound());
    for (long k = own.least(); k <= own.greatest(); k++) {
      double expected = oracle.probability((int) k);
      // The oracle has no answer where all or none are marked or drawn.
      assertThat(own.probability(k))
          .isCloseTo(Double.isNaN(expected) ? 1 : expected, within(1e-10));
    }
    assertThat(own.mean(k -> 1)).isCloseTo(1, within(1e-10));
    assertThat(own.mean(k -> k)).isCloseTo((double) drawn * marked / total, within(1e-8));
  }

  @Test
  void drawsByInversionEachCountWithItsProbability() {
    Hypergeometric draw = new Hypergeometric(100, 30, 20);
    int[] hits = new int[21];
    int steps = 100_000;
    for (int i = 0; i < steps; i++) {
      hits[draw.at((i + 0.5) / steps)]++;
    }
    for (int k = 0; k <= 20; k++) {
      assertThat(hits[k] / (double) steps).isCloseTo(draw.probability(k), within(2.0 / steps));
    }
  }

  @Test
  void knowsFactorials() {
    for (long n : new long[] {0, 1, 2, 10, 255, 256, 1_000, 1_000_000, 2_000_000_000L}) {
      double expected = Gamma.logGamma(n + 1.0);
      assertThat(LogFactorial.of(n)).isCloseTo(expected, within(1e-12 * (1 + expected)));
    }
  }
}
