package org.sagekit.core.data.profile;

/** Numbers in ascending order at the beginning of an array. */
final class SortedRuns {
  private SortedRuns() {}

  /**
   * Merges a run into another, from its end downwards, so that nothing moves twice.
   *
   * @param into with room behind its numbers for all of the others
   */
  static void merge(double[] into, int size, double[] other, int otherSize) {
    int a = size - 1;
    int b = otherSize - 1;
    for (int at = size + otherSize - 1; b >= 0; at--) {
      if (a < 0) {
        System.arraycopy(other, 0, into, 0, b + 1);
        return;
      }
      double p = into[a];
      double q = other[b];
      boolean first = p > q;
      into[at] = first ? p : q;
      a -= first ? 1 : 0;
      b -= first ? 0 : 1;
    }
  }

  /** Every other number from one on: moved to the front of another array. */
  static int halve(double[] items, int from, int size, double[] half) {
    int count = 0;
    for (int i = from; i < size; i += 2) {
      half[count++] = items[i];
    }
    return count;
  }
}
