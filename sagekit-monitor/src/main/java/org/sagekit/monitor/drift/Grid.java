package org.sagekit.monitor.drift;

import java.util.function.DoubleSupplier;

/**
 * Gaps of which those that count little are taken together, so that a permutation test takes no
 * longer for more values. Where they are taken together depends on the pooled sample alone, so the
 * test stays valid; it only looks less closely.
 */
final class Grid {
  /** As many gaps are looked at, at most. */
  private static final int MOST = 127;

  private final Gaps gaps;
  private final int[] ends;
  private final double[] weights;
  private int size;

  Grid(Gaps gaps) {
    this.gaps = gaps;
    this.ends = new int[Math.min(gaps.count(), MOST)];
    this.weights = new double[ends.length];
    group();
  }

  /** Groups of equal importance, each seen from its most important gap. */
  private void group() {
    double total = 0;
    for (int gap = 0; gap < gaps.count(); gap++) {
      total += importance(gap);
    }
    double sum = 0;
    double greatest = 0;
    int last = -1;
    for (int gap = 0; gap < gaps.count(); gap++) {
      double one = importance(gap);
      int group = gaps.count() <= MOST ? gap : groupOf(sum + one / 2, total);
      if (group > last) {
        size++;
        greatest = -1;
        last = group;
      }
      weights[size - 1] += gaps.weights()[gap];
      if (one > greatest) {
        greatest = one;
        ends[size - 1] = gap;
      }
      sum += one;
    }
  }

  /** The last group takes gaps too that add nothing to the total. */
  private static int groupOf(double upTo, double total) {
    return (int) Math.min(MOST - 1.0, MOST * upTo / total);
  }

  /** How much a gap adds to a statistic by chance. */
  private double importance(int gap) {
    return gaps.weights()[gap] * Math.sqrt(gaps.variance(gap));
  }

  /** A figure of the deviations at the gaps and of their weights. */
  interface Statistic {
    double of(double[] deviations, double[] weights);
  }

  /**
   * The p-value of a permutation test.
   *
   * @param statistic not negative, the greater the farther out; the deviations' sign may be turned
   * @param beyond see {@link Permutation#pValue}
   */
  double pValue(Statistic statistic, DoubleSupplier beyond) {
    double[] deviations = new double[size];
    double[] weightOf = java.util.Arrays.copyOf(weights, size);
    double[] shares = new double[size];
    for (int i = 0; i < size; i++) {
      shares[i] = gaps.share(ends[i]) * gaps.smaller();
    }
    double scale = gaps.total() / ((double) gaps.sizes()[0] * gaps.sizes()[1]);
    return new Permutation(cells(), (int) gaps.smaller())
        .pValue(
            observed(),
            drawn -> {
              long below = 0;
              for (int i = 0; i < deviations.length; i++) {
                below += drawn[i];
                deviations[i] = (below - shares[i]) * scale;
              }
              return statistic.of(deviations, weightOf);
            },
            beyond);
  }

  private int[] cells() {
    return differences(gaps.below(), gaps.total());
  }

  private int[] observed() {
    boolean nowIsSmaller = gaps.sizes()[1] <= gaps.sizes()[0];
    int[] now = differences(gaps.now(), gaps.sizes()[1]);
    if (nowIsSmaller) {
      return now;
    }
    int[] both = cells();
    java.util.Arrays.setAll(both, i -> both[i] - now[i]);
    return both;
  }

  private int[] differences(long[] upTo, long last) {
    int[] differences = new int[size + 1];
    long before = 0;
    for (int i = 0; i < size; i++) {
      differences[i] = (int) (upTo[ends[i]] - before);
      before = upTo[ends[i]];
    }
    differences[size] = (int) (last - before);
    return differences;
  }
}
