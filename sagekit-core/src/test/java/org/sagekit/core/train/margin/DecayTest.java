package org.sagekit.core.train.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class DecayTest {

  @Test
  void isTheExponentialOfTheNegative() {
    for (double x = 1e-9; x < 80; x = x * 1.01 + 1e-3) {
      assertThat(of(x)).isCloseTo(Math.exp(-x), withinPercentage(1e-7));
    }
  }

  @Test
  void goesFromOneToNothing() {
    assertThat(of(0)).isEqualTo(1);
    assertThat((float) of(1e3)).isZero();
    assertThat((float) of(Double.POSITIVE_INFINITY)).isZero();
  }

  private static double of(double x) {
    double[] numbers = {x};
    Decay.of(numbers);
    return numbers[0];
  }
}
