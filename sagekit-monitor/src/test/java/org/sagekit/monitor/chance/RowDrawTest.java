package org.sagekit.monitor.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowDrawTest {
  private static long[] keys(int count) {
    return LongStream.range(0, count).map(i -> Mixing.of(i, 7)).toArray();
  }

  private static long[] drawn(long[] keys, int most, long seed) {
    return Arrays.stream(RowDraw.of(keys, most, seed)).mapToLong(i -> keys[i]).sorted().toArray();
  }

  private static long[] reversed(long[] keys) {
    return LongStream.range(0, keys.length).map(i -> keys[keys.length - 1 - (int) i]).toArray();
  }

  @Test
  void takesAllIfThereAreNoMore() {
    assertThat(RowDraw.of(keys(5), 5, 1)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(RowDraw.of(new long[0], 5, 1)).isEmpty();
  }

  @Test
  void equalRowsOfAnotherSideHaveEqualPlaces() {
    long[] keys = keys(100);
    int[] one = RowDraw.of(keys, 40, 1);
    int[] other = RowDraw.of(reversed(keys), 40, 1);
    assertThat(Arrays.stream(other).mapToLong(i -> keys[99 - i]))
        .containsExactly(Arrays.stream(one).mapToLong(i -> keys[i]).boxed().toArray(Long[]::new));
  }

  @Test
  void takesAsManyAsMayBe() {
    assertThat(RowDraw.of(keys(1_000), 100, 1)).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void orderOfTheRowsIsNoMatter() {
    long[] keys = keys(1_000);
    Arrays.fill(keys, 300, 700, 5);
    assertThat(drawn(reversed(keys), 100, 3)).isEqualTo(drawn(keys, 100, 3));
    assertThat(drawn(keys, 100, 4)).isNotEqualTo(drawn(keys, 100, 3));
  }

  @Test
  void equalRowsAreDrawnAsOftenAsOthers() {
    long[] keys = keys(10_000);
    Arrays.fill(keys, 0, 4_000, 5);
    long equal = Arrays.stream(drawn(keys, 1_000, 1)).filter(key -> key == 5).count();
    assertThat(equal).isBetween(340L, 460L); // 400, deviation 15
  }

  @Test
  void eachRowIsDrawnAsOften() {
    int[] times = new int[50];
    for (int seed = 0; seed < 2_000; seed++) {
      for (int row : RowDraw.of(keys(50), 10, seed)) {
        times[row]++;
      }
    }
    assertThat(Arrays.stream(times))
        .allMatch(count -> count > 300 && count < 500); // 400, deviation 18
  }
}
