package org.sagekit.core.label.number;

/**
 * What a method found, in the unit of the table.
 *
 * @param truth by task
 * @param weightByWorker what each worker's answers count
 * @param middle what the truth of a task is of its votes and their weights
 * @param iterations how many rounds it took; 0 for a method without rounds
 */
record NumberFit(double[] truth, double[] weightByWorker, Middle middle, int iterations) {

  /** What a truth is. */
  enum Middle {
    MEAN,
    MEDIAN
  }
}
