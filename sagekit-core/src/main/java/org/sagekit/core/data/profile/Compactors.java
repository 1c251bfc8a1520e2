package org.sagekit.core.data.profile;

import java.util.Arrays;

/**
 * The compactors of a KLL sketch, which hold numbers as {@link Keys}: an item in level i stands for
 * 2<sup>i</sup> numbers. Level 0 has its numbers in the order in which they came, every other level
 * in ascending order. A compactor that gives way sends every other item up, the odd or the even
 * ones by a coin; the lowest one over its capacity does so, and only when all are full together, so
 * that no room is wasted.
 *
 * <p>The lowest compactor is never smaller than a block of 256: it errs less that way and is sorted
 * seldom.
 */
final class Compactors {
  private static final int LEAST = 8;
  private static final int BLOCK = 256;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  final int k;
  final double shrinking;
  final long seed;
  private long[][] levels = new long[1][];
  private int[] sizes = new int[1];
  private int[] capacities = new int[0];
  private final BlockSort sort = new BlockSort();
  private long[] half = new long[BLOCK];
  private int room;
  long tosses;

  Compactors(int k, double shrinking, long seed) {
    this.k = k;
    this.shrinking = shrinking;
    this.seed = seed;
    levels[0] = new long[LEAST];
    measure();
  }

  /** The paper's k c^(H - h): k at the top, c times as many a step further down. */
  private void measure() {
    capacities = new int[levels.length];
    double capacity = k;
    for (int level = capacities.length - 1; level >= 0; level--) {
      capacities[level] = Math.max(LEAST, (int) Math.ceil(capacity));
      capacity *= shrinking;
    }
    capacities[0] = Math.max(capacities[0], Math.min(BLOCK, k));
    room = Arrays.stream(capacities, 1, capacities.length).sum();
  }

  int levels() {
    return levels.length;
  }

  double[] level(int level) {
    double[] numbers = new double[sizes[level]];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Keys.toDouble(levels[level][i]);
    }
    return numbers;
  }

  int held() {
    return sizes[0] + above();
  }

  private int above() {
    int sum = 0;
    for (int level = 1; level < sizes.length; level++) {
      sum += sizes[level];
    }
    return sum;
  }

  void add(double[] values, int from, int to) {
    for (int at = from; at < to; ) {
      if (sizes[0] >= capacities[0]) {
        compress();
      }
      int count = Math.min(to - at, capacities[0] - sizes[0]);
      makeRoom(0, count);
      long[] lowest = levels[0];
      for (int i = 0; i < count; i++) {
        lowest[sizes[0] + i] = Keys.of(values[at + i]);
      }
      sizes[0] += count;
      at += count;
    }
  }

  /** Adds numbers in ascending order to a level. */
  void put(int level, double[] items) {
    put(level, Arrays.stream(items).mapToLong(Keys::of).toArray(), items.length);
  }

  private void put(int level, long[] items, int count) {
    while (levels.length <= level) {
      addLevel();
    }
    makeRoom(level, count);
    if (level == 0) {
      System.arraycopy(items, 0, levels[0], sizes[0], count);
    } else {
      SortedRuns.merge(levels[level], sizes[level], items, count);
    }
    sizes[level] += count;
  }

  void merge(Compactors other) {
    for (int level = 0; level < other.levels.length; level++) {
      put(level, other.levels[level].clone(), other.sizes[level]);
    }
    if (sizes[0] > capacities[0]) {
      compress();
    }
    settle();
  }

  private void addLevel() {
    levels = Arrays.copyOf(levels, levels.length + 1);
    sizes = Arrays.copyOf(sizes, levels.length);
    levels[levels.length - 1] = new long[LEAST];
    measure();
  }

  private void makeRoom(int level, int more) {
    int wanted = sizes[level] + more;
    if (wanted > levels[level].length) {
      levels[level] = Arrays.copyOf(levels[level], Math.max(wanted, 2 * levels[level].length));
    }
  }

  private void compress() {
    sort.sort(levels[0], sizes[0]);
    compact(0);
    settle();
  }

  private void settle() {
    while (above() > room) {
      int level = 1;
      while (sizes[level] <= capacities[level]) {
        level++;
      }
      compact(level);
    }
  }

  /** Of a level in ascending order. An odd item stays, so that no weight is lost. */
  private void compact(int level) {
    int size = sizes[level];
    int kept = size % 2;
    if (half.length < size / 2) {
      half = new long[size];
    }
    int count = SortedRuns.halve(levels[level], kept + coin(), size, half);
    sizes[level] = kept;
    put(level + 1, half, count);
  }

  private int coin() {
    return (int) (Hashes.mixed(seed + GOLDEN * tosses++) >>> 63);
  }
}
