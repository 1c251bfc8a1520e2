package org.sagekit.monitor.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedRanksTest {
  /** The example in the documentation of scipy.stats.mannwhitneyu: U = 17, exact p 0.1111 / 2. */
  private static final double[] FEMALES_AND_MALES = {20, 11, 17, 12, 19, 22, 16, 29, 24};

  private static HeldOutRanks part(double[] scores, int now) {
    return HeldOutRanks.of(scores, now);
  }

  private static Separation judge(long seed, HeldOutRanks... parts) {
    return StratifiedRanks.of(List.of(parts)).judge(seed);
  }

  @Test
  void areaIsThatOfMannAndWhitney() {
    Separation found = judge(1, part(FEMALES_AND_MALES, 5));
    assertThat(found.area()).isCloseTo(17 / 20.0, within(1e-12));
    assertThat(found.effect()).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void fewRowsHaveTheExactProbability() {
    double mean =
        IntStream.range(0, 400)
            .mapToDouble(seed -> judge(seed, part(FEMALES_AND_MALES, 5)).pValue())
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(0.0556, within(0.004));
  }

  @Test
  void varianceIsThatOfTheRankSumWithTies() {
    assertThat(part(FEMALES_AND_MALES, 5).variance()).isCloseTo(5 * 4 * 10 / 12.0, within(1e-9));
    // Ranks 1.5 1.5 3.5 3.5 of which 2: 2 * 2 / (4 * 3) * 4
    assertThat(part(new double[] {1, 1, 2, 2}, 2).variance()).isCloseTo(4 / 3.0, within(1e-12));
  }

  @Test
  void limitAndPermutationsAgree() {
    double[] scores = new Random(3).doubles(60).toArray();
    Arrays.setAll(scores, i -> scores[i] + (i >= 40 ? 0.13 : 0));
    double limit = judge(1, part(scores, 20)).pValue();
    double[] fewer = Arrays.copyOfRange(scores, 1, 60); // 39 of then
    assertThat(limit).isBetween(0.001, 0.3);
    assertThat(judge(1, part(Arrays.copyOf(fewer, 58), 19)).pValue()).isCloseTo(limit, within(0.1));
  }

  @Test
  void whatIsSeparatedHasItsExactProbability() {
    HeldOutRanks part = part(new double[] {1, 2, 3, 3, 4, 5, 6}, 2);
    assertThat(judge(1, part, part).pValue()).isCloseTo(1 / 21.0 / 21.0, within(1e-12));
  }

  @Test
  void doesNotMindWhichSideIsNow() {
    double[] scores = new Random(5).doubles(40).toArray();
    double[] swapped = new double[40];
    Arrays.setAll(swapped, i -> -scores[(i + 25) % 40]);
    assertThat(judge(1, part(swapped, 25)).pValue()).isEqualTo(judge(1, part(scores, 15)).pValue());
  }

  @Test
  void partsAddUp() {
    HeldOutRanks part = part(FEMALES_AND_MALES, 5);
    assertThat(judge(1, part, part, part, part).pValue()).isLessThan(0.01);
    assertThat(judge(1, part, part).area()).isCloseTo(0.85, within(1e-12));
  }

  @Test
  void findsNothingWithoutPartsOrDifferences() {
    assertThat(judge(1)).isEqualTo(Separation.NONE);
    assertThat(judge(1, part(new double[] {1, 1, 1}, 1)).pValue()).isEqualTo(1);
  }

  @Test
  void areaBelowAHalfIsNoEffect() {
    Separation found = judge(1, part(new double[] {5, 6, 7, 1, 2, 3}, 3));
    assertThat(found.effect()).isZero();
    assertThat(found.pValue()).isGreaterThan(0.9);
  }
}
