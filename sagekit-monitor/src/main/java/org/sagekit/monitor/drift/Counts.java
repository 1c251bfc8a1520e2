package org.sagekit.monitor.drift;

import java.util.Arrays;

/**
 * How many numbers of two samples are no greater than each of their distinct numbers, which are
 * taken in ascending order: all that a test by ranks knows of them.
 *
 * @param then of the reference; at least one
 * @param now of the current sample, as many
 */
record Counts(int[] then, int[] now) {

  static Counts of(Numbers numbers) {
    double[] reference = numbers.reference();
    double[] current = numbers.current();
    int[] then = new int[reference.length + current.length];
    int[] now = new int[then.length];
    int distinct = 0;
    int i = 0;
    int j = 0;
    while (i < reference.length || j < current.length) {
      double value = numbers.next(i, j);
      i = Numbers.after(reference, i, value);
      j = Numbers.after(current, j, value);
      then[distinct] = i;
      now[distinct++] = j;
    }
    return new Counts(Arrays.copyOf(then, distinct), Arrays.copyOf(now, distinct));
  }

  /** How many distinct numbers there are. */
  int distinct() {
    return then.length;
  }

  /** How many numbers the reference has. */
  int thenSize() {
    return then[then.length - 1];
  }

  /** How many numbers the current sample has. */
  int nowSize() {
    return now[now.length - 1];
  }

  /** How many numbers of both samples are no greater; none before the first. */
  long both(int at) {
    return at < 0 ? 0 : (long) then[at] + now[at];
  }

  /** How many numbers both samples have. */
  long total() {
    return both(then.length - 1);
  }

  /** The product of the sizes. */
  double pairs() {
    return (double) thenSize() * nowSize();
  }

  /**
   * The greatest distance of the two distribution functions, times both sizes: a whole number, so
   * that it can be compared exactly.
   */
  long distance() {
    long n = thenSize();
    long m = nowSize();
    long greatest = 0;
    for (int at = 0; at < then.length; at++) {
      greatest = Math.max(greatest, Math.abs(then[at] * m - now[at] * n));
    }
    return greatest;
  }
}
