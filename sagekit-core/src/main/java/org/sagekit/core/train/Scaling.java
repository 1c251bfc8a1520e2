package org.sagekit.core.train;

import org.sagekit.api.data.Column;

/** How a target of numbers is scaled to mean 0 and deviation 1 for learning. */
final class Scaling {
  private Scaling() {}

  /** Of a target; of classes the result has no meaning. */
  static NumberStatistics of(Target target) {
    return NumberStatistics.of(Column.ofNumbers(target.values()));
  }
}
