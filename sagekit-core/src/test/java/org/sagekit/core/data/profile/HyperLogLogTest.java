package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperLogLogTest {
  private static final double STANDARD_ERROR = 1.04 / 128;

  @Test
  void knowsNothing() {
    assertThat(new HyperLogLog().estimate()).isZero();
  }

  @Test
  void countsRepeatedValuesOnce() {
    HyperLogLog sketch = new HyperLogLog();
    for (int i = 0; i < 100_000; i++) {
      sketch.add("text " + i % 10);
    }
    assertThat(sketch.estimate()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000, 10_000, 40_000, 80_000, 300_000})
  void estimatesWithinThreeStandardErrors(int count) {
    HyperLogLog numbers = new HyperLogLog();
    HyperLogLog texts = new HyperLogLog();
    for (int i = 0; i < count; i++) {
      numbers.add((double) i);
      texts.add("customer-" + i);
    }
    assertThat((double) numbers.estimate())
        .isCloseTo(count, within(3 * STANDARD_ERROR * count + 1));
    assertThat((double) texts.estimate()).isCloseTo(count, within(3 * STANDARD_ERROR * count + 1));
  }

  @Test
  void errsNoMoreThanThePaperSays() {
    assertThat(rootMeanSquareError(50, 50_000)).isLessThan(1.3 * STANDARD_ERROR);
  }

  @Test
  @Tag("proof")
  void errsNoMoreThanThePaperSaysAtEverySize() {
    for (int count = 1_000; count <= 1_000_000; count *= 10) {
      assertThat(rootMeanSquareError(200, count)).isLessThan(1.15 * STANDARD_ERROR);
    }
  }

  private static double rootMeanSquareError(int trials, int count) {
    double squares = 0;
    for (int trial = 0; trial < trials; trial++) {
      HyperLogLog sketch = new HyperLogLog();
      for (int i = 0; i < count; i++) {
        sketch.add((double) trial * 10_000_000 + i);
      }
      double error = sketch.estimate() / (double) count - 1;
      squares += error * error;
    }
    return Math.sqrt(squares / trials);
  }

  @Test
  void mergedPartsHaveTheRegistersOfTheWhole() {
    HyperLogLog even = new HyperLogLog();
    HyperLogLog odd = new HyperLogLog();
    HyperLogLog whole = new HyperLogLog();
    for (int i = 0; i < 50_000; i++) {
      (i % 2 == 0 ? even : odd).add("customer-" + i);
      whole.add("customer-" + i);
    }
    even.merge(odd);
    assertThat(even.registers()).isEqualTo(whole.registers());
  }

  @Test
  void takesBothZerosForOne() {
    HyperLogLog zeros = new HyperLogLog();
    zeros.add(0.0);
    zeros.add(-0.0);
    assertThat(zeros.estimate()).isEqualTo(1);
  }
}
