package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HeavyHittersTest {
  private static final int COUNTERS = 20;

  @Property(tries = 50)
  void missesNoFrequentTextAlsoIfMerged(
      @ForAll @IntRange(min = 1, max = 5_000) int size,
      @ForAll @IntRange(min = 1, max = 4) int parts,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Long> exact = new HashMap<>();
    HeavyHitters merged = new HeavyHitters(COUNTERS);
    for (int part = 0; part < parts; part++) {
      HeavyHitters one = new HeavyHitters(COUNTERS);
      for (int i = 0; i < size; i++) {
        String text = "t" + (int) Math.pow(random.nextDouble(), -1.3);
        exact.merge(text, 1L, Long::sum);
        one.add(text, 1);
      }
      merged.merge(one);
    }
    long mostLost = (long) size * parts / (COUNTERS + 1);
    Map<String, Long> found = merged.top(COUNTERS);
    assertThat(merged.size()).isLessThanOrEqualTo(COUNTERS);
    exact.forEach(
        (text, count) ->
            assertThat(found.getOrDefault(text, 0L)).isBetween(count - mostLost, count));
    if (exact.size() <= COUNTERS) {
      assertThat(found).isEqualTo(exact);
      assertThat(merged.isExact()).isTrue();
    }
  }

  @Test
  void ordersByCountAndThenByText() {
    HeavyHitters heavy = new HeavyHitters(9);
    heavy.add("b", 2);
    heavy.add("c", 5);
    heavy.add("a", 2);
    assertThat(heavy.top(2).keySet()).containsExactly("c", "a");
  }

  @Test
  void countsALongTextUnderItsBeginningAndAHash() {
    String same = "x".repeat(1_000_000);
    String key = TextKeys.of(same + "a");
    assertThat(key).hasSizeLessThanOrEqualTo(256).startsWith("xxx").isNotEqualTo(same + "b");
    assertThat(TextKeys.of(same + "b")).isNotEqualTo(key);
    assertThat(TextKeys.of("x".repeat(235) + "\ud83d\ude00".repeat(60))).doesNotContain("\ud83d");
    assertThat(TextKeys.of("x".repeat(256))).isEqualTo("x".repeat(256));
  }
}
