package org.sagekit.core.label.agree;

/**
 * How much answers differ: the sum of the squared differences over all ordered pairs of some
 * answers, each label's count being given. Immutable.
 */
interface Differences {

  /** Of the answers to one task, cells with a label and a count. */
  double within(TaskCounts counts, int task);

  /** Of all answers. */
  double among(long[] total);
}
