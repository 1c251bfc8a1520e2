package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BlockSortTest {

  @Property(tries = 500)
  void sortsAsTheJdkDoes(
      @ForAll @Size(max = 70) long[] any, @ForAll @IntRange(min = 0, max = 70) int most) {
    int size = Math.min(most, any.length);
    long[] sorted = any.clone();
    new BlockSort().sort(sorted, size);
    long[] expected = any.clone();
    Arrays.sort(expected, 0, size);
    assertThat(sorted).isEqualTo(expected);
  }

  @Property(tries = 300)
  void mergesRuns(@ForAll @Size(max = 20) long[] one, @ForAll @Size(max = 20) long[] other) {
    Arrays.sort(one);
    Arrays.sort(other);
    long[] into = Arrays.copyOf(one, one.length + other.length);
    SortedRuns.merge(into, one.length, other, other.length);
    long[] expected =
        LongStream.concat(Arrays.stream(one), Arrays.stream(other)).sorted().toArray();
    assertThat(into).isEqualTo(expected);
  }

  @Property(tries = 500)
  void keysHaveTheOrderOfTheirNumbers(@ForAll double a, @ForAll double b) {
    assertThat(Keys.toDouble(Keys.of(a))).isEqualTo(a + 0.0);
    assertThat(Long.compare(Keys.of(a), Keys.of(b))).isEqualTo(Double.compare(a + 0.0, b + 0.0));
    assertThat(Keys.isLess(Keys.of(a), Keys.of(b))).isEqualTo(a < b ? 1 : 0);
  }

  @Test
  void keysBearTheEndsOfTheRange() {
    assertThat(Keys.isLess(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(1);
    assertThat(Keys.isLess(Long.MAX_VALUE, Long.MIN_VALUE)).isZero();
    assertThat(Keys.isLess(5, 5)).isZero();
    assertThat(Keys.of(-0.0)).isEqualTo(Keys.of(0.0));
    assertThat(Keys.toDouble(Keys.of(Double.NEGATIVE_INFINITY))).isEqualTo(-1 / 0.0);
  }
}
