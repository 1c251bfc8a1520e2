package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.train.Metric;

/** Metrics of fixed predictions as functions of how much each row counts. Thread-safe. */
interface Figures {

  /** What is computed, in order. */
  List<Metric> metrics();

  /**
   * Computes all metrics.
   *
   * @param weights one a row, zero or more
   * @return one a metric, NaN if it can't be computed
   */
  double[] of(double[] weights);
}
