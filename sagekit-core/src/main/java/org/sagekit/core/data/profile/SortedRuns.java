package org.sagekit.core.data.profile;

/** Keys in ascending order, merged without a branch that depends on them. */
final class SortedRuns {
  private SortedRuns() {}

  /**
   * Merges a run into another, from its end downwards, so that nothing moves twice.
   *
   * @param into with room behind its keys for all of the others
   */
  static void merge(long[] into, int size, long[] other, int otherSize) {
    int a = size - 1;
    int b = otherSize - 1;
    while (a >= 0 && b >= 0) {
      long p = into[a];
      long q = other[b];
      int second = 1 - Keys.isLess(q, p);
      into[a + b + 1] = q ^ ((p ^ q) & (second - 1L));
      a -= 1 - second;
      b -= second;
    }
    if (b >= 0) {
      System.arraycopy(other, 0, into, 0, b + 1);
    }
  }

  /**
   * Merges two runs of one length that lie side by side, from both ends at once: two chains of
   * comparisons of which neither waits for the other. Each yields half of the keys, so that neither
   * leaves its run.
   *
   * @param from where they lie
   * @param to where they go, at the same indices
   */
  static void mergeEqual(long[] from, int start, int width, long[] to) {
    int a = start;
    int b = start + width;
    int lastA = b - 1;
    int lastB = b + width - 1;
    for (int i = 0; i < width; i++) {
      long p = from[a];
      long q = from[b];
      int second = Keys.isLess(q, p);
      to[start + i] = p ^ ((p ^ q) & -(long) second);
      a += 1 - second;
      b += second;
      long r = from[lastA];
      long s = from[lastB];
      int first = Keys.isLess(s, r);
      to[start + 2 * width - 1 - i] = s ^ ((r ^ s) & -(long) first);
      lastA -= first;
      lastB -= 1 - first;
    }
  }

  /** Merges two runs that lie side by side between three indices, as {@link #mergeEqual} does. */
  static void merge(long[] from, int start, int middle, int end, long[] to) {
    int a = start;
    int b = middle;
    int at = start;
    while (a < middle && b < end) {
      long p = from[a];
      long q = from[b];
      int second = Keys.isLess(q, p);
      to[at++] = p ^ ((p ^ q) & -(long) second);
      a += 1 - second;
      b += second;
    }
    System.arraycopy(from, a, to, at, middle - a);
    System.arraycopy(from, b, to, at + middle - a, end - b);
  }

  /** Every other key from one on, to the front of another array. */
  static int halve(long[] items, int from, int size, long[] half) {
    int count = 0;
    for (int i = from; i < size; i += 2) {
      half[count++] = items[i];
    }
    return count;
  }
}
