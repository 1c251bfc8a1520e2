package org.sagekit.api.label.errors;

/**
 * How good a label seems by the probabilities of its row: from 0, certainly wrong, to 1. J. Kuan
 * and J. Mueller, "Model-agnostic label quality scoring to detect real-world label errors", ICML
 * DataPerf Workshop (2022), compares the three.
 */
public enum IssueRanking {
  /** The probability of the given class. */
  SELF_CONFIDENCE,

  /**
   * The probability of the given class less that of the likeliest other one, brought from the range
   * of -1 to 1 to that of 0 to 1. The default.
   */
  NORMALIZED_MARGIN,

  /**
   * The probability of the given class in proportion to the entropy of all, the latter as a share
   * of its greatest value: c / (c + entropy). A row that the model is unsure of is the less
   * suspicious the less its label disagrees.
   */
  CONFIDENCE_WEIGHTED_ENTROPY
}
