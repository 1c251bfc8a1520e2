package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.sagekit.monitor.distribution.Fisher;

class PermutationTest {
  private static final ToDoubleFunction<int[]> FIRST = counts -> counts[0];

  @Test
  void isExactForTwoCells() {
    Permutation permutation = new Permutation(new int[] {30, 70}, 20);
    double p = permutation.pValue(new int[] {11, 9}, FIRST, () -> 0);
    assertThat(p).isCloseTo(Fisher.greater(11, 20, 30, 100), within(1e-12));
  }

  @Test
  void estimatesWhatIsExact() {
    Permutation permutation = new Permutation(new int[] {30, 30, 40}, 20);
    double p = permutation.pValue(new int[] {10, 5, 5}, FIRST, () -> 0);
    double exact = Fisher.greater(10, 20, 30, 100);
    // 50 draws or more were as far out: a relative deviation of 1 / sqrt(50).
    assertThat(p).isCloseTo(exact, within(4 * exact / Math.sqrt(Permutation.ENOUGH)));
  }

  @Test
  void goesOnWithTheOtherTestWhereNoDrawIsAsFar() {
    Permutation permutation = new Permutation(new int[] {30, 30, 4_000}, 20);
    int[] observed = {20, 0, 0};
    assertThat(permutation.pValue(observed, FIRST, () -> 1e-9)).isEqualTo(1e-9);
    assertThat(permutation.pValue(observed, FIRST, () -> 0.3)).isEqualTo(1e-4);
  }

  @Test
  void neverAsksTheOtherTestOtherwise() {
    Permutation permutation = new Permutation(new int[] {30, 30, 40}, 20);
    double p =
        permutation.pValue(
            new int[] {10, 5, 5},
            FIRST,
            () -> {
              throw new AssertionError();
            });
    assertThat(p).isGreaterThan(1e-3);
  }

  @Test
  void isOneWhereNothingIsFarOut() {
    Permutation permutation = new Permutation(new int[] {3, 3, 4}, 2);
    assertThat(permutation.pValue(new int[] {1, 1, 0}, counts -> 0, () -> 0)).isEqualTo(1);
  }

  /** Were the draws shared, all samples would err alike. */
  @Test
  void drawsOthersForOtherSamples() {
    Permutation permutation = new Permutation(new int[] {30, 30, 40}, 20);
    double one = permutation.pValue(new int[] {8, 5, 7}, FIRST, () -> 0);
    double other = permutation.pValue(new int[] {8, 6, 6}, FIRST, () -> 0);
    assertThat(other).isNotEqualTo(one).isCloseTo(one, within(0.7 * one));
    assertThat(permutation.pValue(new int[] {8, 5, 7}, FIRST, () -> 0)).isEqualTo(one);
  }

  @Test
  void keepsTheLevel() {
    Random random = new Random(1);
    int[] cells = {50, 60, 40, 50};
    int alarms = 0;
    for (int trial = 0; trial < 1_000; trial++) {
      int[] observed = new int[4];
      new Urn.RowUrn(cells, 30, new java.util.SplittableRandom(random.nextLong())).draw(observed);
      double p =
          new Permutation(cells, 30)
              .pValue(observed, c -> Math.abs(c[0] - 7.5) + Math.abs(c[2] - 6.0) / 7, () -> 0);
      alarms += p <= 0.05 ? 1 : 0;
    }
    assertThat(alarms).isBetween(20, 76);
  }
}
