package org.sagekit.monitor.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationsTest {
  @Test
  void leastIsOneOfAThousand() {
    assertThat(Permutations.pValue(999, 1, () -> 0)).isEqualTo(0.001);
  }

  @Test
  void equalFiguresCountAsAsGreat() {
    assertThat(Permutations.pValue(999, 1, () -> 1 - 1e-12)).isEqualTo(1);
    assertThat(Permutations.pValue(999, 0, () -> 0)).isEqualTo(1);
  }

  @Test
  void isNoOftenerBelowALevelThanTheLevelSays() {
    Random random = new Random(1);
    double[] values =
        IntStream.range(0, 4_000)
            .mapToDouble(i -> Permutations.pValue(999, random.nextGaussian(), random::nextGaussian))
            .toArray();
    for (double level : new double[] {0.01, 0.05, 0.2, 0.5}) {
      double share = Arrays.stream(values).filter(p -> p <= level).count() / 4_000.0;
      double deviation = Math.sqrt(level * (1 - level) / 4_000);
      assertThat(share).isBetween(0.9 * level - 4 * deviation, level + 4 * deviation);
    }
  }

  @Test
  void choosesEachRowAsOften() {
    SplittableRandom random = new SplittableRandom(1);
    int[] order = IntStream.range(0, 10).toArray();
    int[] times = new int[10];
    for (int i = 0; i < 10_000; i++) {
      int[] chosen = Permutations.chosen(order, 3, random);
      assertThat(chosen).isSorted().doesNotHaveDuplicates().hasSize(3);
      Arrays.stream(chosen).forEach(row -> times[row]++);
    }
    assertThat(Arrays.stream(times))
        .allMatch(count -> count > 2_750 && count < 3_250); // 3,000, deviation 46
  }
}
