package org.sagekit.core.label.crowd;

/**
 * What a worker's answers are worth, by a table of how often each answer was given under each
 * truth. Tables lie answer by answer, the truths of one answer side by side.
 */
interface AnswerWeights {

  /**
   * The logarithm of an answer's probability under each truth.
   *
   * @param counts one worker's expected counts; becomes the logarithms
   * @param from where the worker's table begins
   * @param labels the side of the table
   */
  void toLogs(double[] counts, int from, int labels);

  /** The logarithm of each truth's probability, from its expected counts. */
  void toLogs(double[] totals);

  /**
   * What of a task's posterior is counted for those who voted on it: all of it, unless a method
   * decides.
   *
   * @param posterior one or more tasks, one after another; not changed
   * @param labels how many probabilities a task has
   * @return the posterior itself, or other shares
   */
  default double[] counted(double[] posterior, int labels) {
    return posterior;
  }
}
