package org.sagekit.core.data;

import java.util.SplittableRandom;

/**
 * Seeded orders. Only {@link SplittableRandom#nextLong} is asked, which is the same on every Java;
 * how bounded numbers are drawn from it is not.
 */
final class Shuffle {
  private final SplittableRandom random;

  Shuffle(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The numbers from 0 to below {@code count} in a random order (Fisher and Yates 1938). */
  int[] order(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  /**
   * Some numbers from 0 to below {@code count}, each set of them equally likely, ascending
   * (selection sampling: Knuth, The Art of Computer Programming, volume 2, algorithm 3.4.2 S).
   */
  int[] sample(int count, int size) {
    int[] picked = new int[Math.min(count, size)];
    int found = 0;
    for (int i = 0; found < picked.length; i++) {
      if (below(count - i) < picked.length - found) {
        picked[found++] = i;
      }
    }
    return picked;
  }

  private int below(int bound) {
    return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
  }
}
