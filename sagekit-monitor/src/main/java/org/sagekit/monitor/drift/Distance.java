package org.sagekit.monitor.drift;

/** How far values are from each other. */
final class Distance {
  private Distance() {}

  /** The mean distance of a value of the reference from one of the current sample. */
  static double between(Gaps gaps) {
    double sum = 0;
    for (int gap = 0; gap < gaps.count(); gap++) {
      double now = (double) gaps.now()[gap] / gaps.sizes()[1];
      double then = (double) (gaps.below()[gap] - gaps.now()[gap]) / gaps.sizes()[0];
      sum += gaps.weights()[gap] * (then * (1 - now) + now * (1 - then));
    }
    return sum;
  }
}
