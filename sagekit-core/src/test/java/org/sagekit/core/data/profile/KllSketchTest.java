package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KllSketchTest {
  /** What the class promises at 99 of 100 ranks. */
  private static final double BOUND = 0.0033;

  private static final double[] SHARES =
      IntStream.rangeClosed(1, 99).mapToDouble(p -> p / 100.0).toArray();

  @Test
  void knowsNothing() {
    assertThat(KllSketch.of(1024, KllSketch.PAPER_C, 1).quantiles(SHARES)).isEmpty();
  }

  @Property(tries = 50)
  void isExactUpToAThousand(@ForAll @IntRange(min = 1, max = 1024) int size, @ForAll long seed) {
    double[] values = new SplittableRandom(seed).doubles(size).toArray();
    KllSketch sketch = sketch(seed, values);
    Arrays.sort(values);
    double[] exact =
        Arrays.stream(SHARES).map(p -> values[(int) Math.ceil(p * size) - 1]).toArray();
    assertThat(sketch.held()).isEqualTo(size);
    assertThat(sketch.quantiles(SHARES)).containsExactly(exact);
  }

  @Property(tries = 40)
  void ranksErrLittleWhateverTheOrder(
      @ForAll @IntRange(min = 2_000, max = 60_000) int size,
      @ForAll @IntRange(min = 0, max = 3) int order,
      @ForAll long seed) {
    double[] quantiles = sketch(seed, ordered(size, order)).quantiles(SHARES);
    assertThat(quantiles).isSorted();
    for (int i = 0; i < SHARES.length; i++) {
      assertThat(Math.abs(quantiles[i] / size - SHARES[i])).isLessThan(3 * BOUND);
    }
  }

  /** The numbers 1 to size ascending, descending, in turns from both ends, or shuffled. */
  private static double[] ordered(int size, int order) {
    int[] shuffled = Orders.shuffled(size, size);
    return IntStream.range(0, size)
        .mapToDouble(
            i ->
                switch (order) {
                  case 0 -> 1 + i;
                  case 1 -> size - i;
                  case 2 -> i % 2 == 0 ? 1 + i / 2 : size - i / 2;
                  default -> 1 + shuffled[i];
                })
        .toArray();
  }

  @Test
  void errsNoMoreThanItPromises() {
    assertThat(shareWithin(BOUND, 30, 100_000)).isGreaterThan(0.97);
  }

  @Test
  @Tag("proof")
  void errsNoMoreThanItPromisesAtLength() {
    assertThat(shareWithin(BOUND, 300, 1_000_000)).isGreaterThan(0.98);
  }

  /** How many of 99 ranks in many trials are right within a bound. */
  private static double shareWithin(double bound, int trials, int size) {
    long within = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] quantiles = sketch(trial, ordered(size, trial % 4)).quantiles(SHARES);
      for (int i = 0; i < SHARES.length; i++) {
        within += Math.abs(quantiles[i] / size - SHARES[i]) < bound ? 1 : 0;
      }
    }
    return (double) within / trials / SHARES.length;
  }

  @Test
  void holdsThreeKNumbersAtMost() {
    assertThat(sketch(1, ordered(1_000_000, 3)).held()).isBetween(1_024, 3_300);
  }

  @Property(tries = 20)
  void mergedSketchesErrAsLittle(@ForAll long seed) {
    double[] values = ordered(50_000, 3);
    KllSketch merged = KllSketch.of(1024, KllSketch.PAPER_C, seed);
    for (int part = 0; part < 10; part++) {
      merged.merge(
          sketch(seed + part, Arrays.copyOfRange(values, 5000 * part, 5000 * part + 5000)));
    }
    double[] quantiles = merged.quantiles(SHARES);
    assertThat(merged.count()).isEqualTo(50_000);
    assertThat(merged.held()).isLessThan(3_300);
    for (int i = 0; i < SHARES.length; i++) {
      assertThat(Math.abs(quantiles[i] / 50_000 - SHARES[i])).isLessThan(3 * BOUND);
    }
  }

  @Test
  void isTheSameForTheSameSeed() {
    double[] values = ordered(10_000, 3);
    assertThat(sketch(1, values).quantiles(SHARES)).isEqualTo(sketch(1, values).quantiles(SHARES));
    assertThat(sketch(1, values).quantiles(SHARES))
        .isNotEqualTo(sketch(2, values).quantiles(SHARES));
  }

  private static KllSketch sketch(long seed, double... values) {
    KllSketch sketch = KllSketch.of(1024, KllSketch.PAPER_C, seed);
    for (double value : values) {
      sketch.add(value);
    }
    return sketch;
  }

  @Property(tries = 30)
  void doesNotDependOnTheCalls(
      @ForAll @IntRange(min = 1, max = 9_000) int size, @ForAll long seed) {
    double[] values = ordered(size, 3);
    KllSketch blocks = KllSketch.of(1024, KllSketch.PAPER_C, seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int from = 0; from < size; ) {
      int to = Math.min(size, from + random.nextInt(1_500));
      blocks.add(values, from, to);
      from = to;
    }
    assertThat(blocks.levels()).isDeepEqualTo(sketch(seed, values).levels());
  }

  @Property(tries = 30)
  void readsBackDeequsLayout(@ForAll @IntRange(min = 0, max = 60_000) int size, @ForAll long seed) {
    KllSketch sketch = KllSketch.of(seed);
    sketch.add(ordered(size, 3), 0, size);
    KllSketch back = KllSketch.ofLevels(2048, 0.64, sketch.levels(), 1);
    assertThat(back.count()).isEqualTo(size);
    assertThat(back.quantiles(SHARES)).isEqualTo(sketch.quantiles(SHARES));
    long weight = 0;
    for (int level = 0; level < back.levels().length; level++) {
      weight += (long) back.levels()[level].length << level;
    }
    assertThat(weight).isEqualTo(size);
  }

  @Test
  void ranksInfiniteNumbersAndZerosAsOthers() {
    KllSketch sketch =
        sketch(1, Double.POSITIVE_INFINITY, -0.0, 0.0, Double.NEGATIVE_INFINITY, -1, 1);
    assertThat(sketch.quantiles(0, 0.5, 1))
        .containsExactly(Double.NEGATIVE_INFINITY, 0.0, Double.POSITIVE_INFINITY);
    assertThat(sketch.rank(0)).isEqualTo(4 / 6.0);
    assertThat(sketch.rank(-2)).isEqualTo(1 / 6.0);
    assertThat(sketch.rank(Double.MAX_VALUE)).isEqualTo(5 / 6.0);
  }

  @Test
  void countsBetweenEdgesTheLastWithBothEnds() {
    Ranks ranks = sketch(1, 0, 1, 2, 3, 4).ranks();
    assertThat(ranks.counts(0, 2, 4)).containsExactly(2, 3);
    assertThat(ranks.counts(0.5, 1)).containsExactly(1);
    assertThat(ranks.counts()).isEmpty();
    assertThat(KllSketch.of(1).rank(1)).isNaN();
  }

  @Test
  void refusesWhatIsNoNumber() {
    KllSketch sketch = sketch(1, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sketch.add(new double[] {1, Double.NaN}, 0, 2))
        .withMessage("KLL sketch: value must be a number, but was NaN.");
    assertThat(sketch.count()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KllSketch.ofLevels(64, 0.64, new double[][] {{}, {Double.NaN}}, 1))
        .withMessage("KLL sketch: level 1 must be numbers, but was NaN.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KllSketch.ofLevels(64, 0.64, new double[63][0], 1))
        .withMessage("KLL sketch: levels must be at most 53, but was 63.");
  }

  @Test
  void countsUpToTheWholeNumbersOfDoublesAndNoFurther() {
    KllSketch sketch = KllSketch.of(200, 0.64, 1);
    sketch.add(IntStream.range(0, 1024).mapToDouble(i -> i % 10).toArray(), 0, 1024);
    for (int i = 0; i < 43; i++) {
      sketch.merge(sketch);
    }
    assertThat(sketch.count()).isEqualTo(1L << 53);
    assertThat(sketch.quantiles(0.5)).containsExactly(4);
    assertThat(sketch.held()).isLessThan(900);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sketch.merge(sketch))
        .withMessageStartingWith("KLL sketch: numbers of the other must be at most 0, but was ");
    assertThat(sketch.count()).isEqualTo(1L << 53);
  }

  @Test
  void refusesToMergeOtherSettings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KllSketch.of(1).merge(KllSketch.of(200, 0.66, 1)))
        .withMessageContaining("k of the other must be the same (2048), but was 200")
        .withMessageContaining("c of the other must be the same (0.64), but was 0.66");
  }

  @Test
  void countsInfiniteNumbersBetweenInfiniteEdges() {
    KllSketch sketch = KllSketch.of(1);
    sketch.add(Double.NEGATIVE_INFINITY);
    sketch.add(3);
    sketch.add(Double.POSITIVE_INFINITY);
    double[] edges = {Double.NEGATIVE_INFINITY, 0, Double.POSITIVE_INFINITY};
    assertThat(sketch.ranks().counts(edges)).containsExactly(1, 2);
  }

  @Test
  void refusesSharesOutOfRangeAlsoIfItIsEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KllSketch.of(1).quantiles(2))
        .withMessageContaining("share must be from 0 to 1");
  }
}
