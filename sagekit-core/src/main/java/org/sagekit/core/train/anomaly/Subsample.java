package org.sagekit.core.train.anomaly;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A few points out of many, none twice. */
public final class Subsample {
  private Subsample() {}

  /**
   * Draws points one after the other, each with a probability in proportion to its weight
   * (Efraimidis and Spirakis 2006, algorithm A: the greatest of {@code u^(1 / weight)}).
   *
   * @param weights one a point, above 0
   * @param most how many are drawn, all if there are no more
   * @param random decides
   * @return their indices in ascending order
   */
  public static int[] of(double[] weights, int most, SplittableRandom random) {
    if (weights.length <= most) {
      return IntStream.range(0, weights.length).toArray();
    }
    return alike(weights) ? uniform(weights.length, most, random) : weighted(weights, most, random);
  }

  private static boolean alike(double[] weights) {
    return Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
  }

  /** Floyd's algorithm: the time depends on how many are drawn, not from how many. */
  private static int[] uniform(int count, int most, SplittableRandom random) {
    java.util.TreeSet<Integer> drawn = new java.util.TreeSet<>();
    for (int last = count - most; last < count; last++) {
      int row = random.nextInt(last + 1);
      drawn.add(drawn.contains(row) ? last : row);
    }
    return drawn.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] weighted(double[] weights, int most, SplittableRandom random) {
    double[] keys =
        Arrays.stream(weights)
            .map(weight -> StrictMath.log(1 - random.nextDouble()) / weight)
            .toArray();
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> -keys[row]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
