package org.sagekit.monitor.drift;

/** Whether two samples hold enough that differs for the limit of large samples to be near. */
final class Spread {
  private Spread() {}

  /** How many values besides the commonest one the smaller sample is expected to hold. */
  static double others(Counts counts) {
    double total = counts.total();
    int smaller = Math.min(counts.thenSize(), counts.nowSize());
    return (1 - commonest(counts) / total) * smaller;
  }

  /** How often the commonest value occurs in both samples. */
  static long commonest(Counts counts) {
    long greatest = 0;
    for (int at = 0; at < counts.distinct(); at++) {
      greatest = Math.max(greatest, counts.both(at) - counts.both(at - 1));
    }
    return greatest;
  }
}
