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

  /** Some numbers from 0 to below {@code count}, each drawn from all; {@code count} above 0. */
  int[] draw(int count, int size) {
    int[] drawn = new int[size];
    for (int i = 0; i < size; i++) {
      drawn[i] = below(count);
    }
    return drawn;
  }

  /** A number from 0 to below a bound of at most 2^62. */
  long below(long bound) {
    return Math.multiplyHigh(random.nextLong() >>> 1, bound << 1);
  }

  /** A seed for what is drawn elsewhere. */
  long seed() {
    return random.nextLong();
  }

  private int below(int bound) {
    return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
  }
}
