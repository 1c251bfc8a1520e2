package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpacedTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void putsInfiniteValuesARangeBeyondTheFiniteOnes() {
    Spaced spaced = Spaced.of(new double[] {-INFINITE, 0, 1, INFINITE});
    assertThat(spaced.values()).containsExactly(-1, 0, 1, 2);
    assertThat(Spaced.of(new double[] {-INFINITE, INFINITE}).values()).containsExactly(-1, 1);
    assertThat(Spaced.of(new double[] {0, INFINITE}).values()).containsExactly(0, 1);
  }

  @Test
  void keepsTheGreatestAndTheLeastNumbersInScale() {
    Spaced huge = Spaced.of(new double[] {-Double.MAX_VALUE, 0, Double.MAX_VALUE});
    assertThat(huge.values()[2] - huge.values()[0]).isBetween(2.0, 4.0);
    assertThat(huge.original(4)).isEqualTo(Double.MAX_VALUE);
    Spaced tiny = Spaced.of(new double[] {0, Double.MIN_VALUE});
    assertThat(tiny.values()[1]).isPositive();
    assertThat(tiny.original(tiny.values()[1])).isEqualTo(Double.MIN_VALUE);
  }
}
