package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.monitor.distribution.WonPairs;

/** Exact distributions, held to all ways in which two small samples can be chosen. */
class SquaredPathsTest {
  private static final double[] TIED = {1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 5};

  private static Counts counts(double[] pooled, int choice) {
    return Counts.of(Numbers.of(part(pooled, choice, 1), part(pooled, choice, 0)));
  }

  private static Column part(double[] pooled, int choice, int bit) {
    return Column.ofNumbers(
        IntStream.range(0, pooled.length)
            .filter(i -> (choice >> i & 1) == bit)
            .mapToDouble(i -> pooled[i])
            .toArray());
  }

  @Test
  void countsAllOrdersOfTiedSamples() {
    for (int choice : new int[] {0b000000011111, 0b101010101010, 0b000000000111, 0b110000000001}) {
      double observed = Gaps.byRank(counts(TIED, choice)).squares();
      double share =
          IntStream.range(0, 1 << TIED.length)
              .filter(other -> Integer.bitCount(other) == Integer.bitCount(choice))
              .map(o -> Gaps.byRank(counts(TIED, o)).squares() >= observed - 1e-12 ? 1 : 0)
              .average()
              .orElseThrow();
      assertThat(new SquaredPaths(counts(TIED, choice)).beyond()).isCloseTo(share, within(1e-12));
    }
  }

  @Test
  void pairsAreCountedAsMannAndWhitneyDid() {
    // Their table 1: n = m = 4, the chance of U at most 1 is .029, at most 3 is .100.
    assertThat(WonPairs.beyond(4, 4, 7)).isCloseTo(2 * 0.029, within(1e-3));
    assertThat(WonPairs.beyond(4, 4, 5)).isCloseTo(2 * 0.100, within(1e-3));
    assertThat(WonPairs.beyond(3, 2, 3)).isCloseTo(2 / 10.0, within(1e-12));
  }
}
