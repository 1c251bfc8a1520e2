package org.sagekit.monitor.drift;

/** Whether two samples hold enough that differs for the limit of large samples to be near. */
final class Spread {
  private Spread() {}

  /** How many values besides the commonest one the smaller sample is expected to hold. */
  static double others(int[][] counts) {
    int[] sizes = counts[counts.length - 1];
    double total = (double) sizes[0] + sizes[1];
    return (1 - commonest(counts) / total) * Math.min(sizes[0], sizes[1]);
  }

  /** How often the commonest value occurs in both samples. */
  static long commonest(int[][] counts) {
    long greatest = 0;
    long before = 0;
    for (int[] count : counts) {
      long upTo = (long) count[0] + count[1];
      greatest = Math.max(greatest, upTo - before);
      before = upTo;
    }
    return greatest;
  }
}
