package org.sagekit.api.label;

/** How labels that are not certain are given to what learns from them. */
public enum LabelForm {
  /** Each row once, with its likeliest label; how sure it is gets lost. */
  LIKELIEST,
  /** Each row once, with its likeliest label, weighted by the probability of that label. */
  WEIGHTED,
  /**
   * Each row once for every label that it may have, weighted by the label's probability: what a
   * trainer that knows weights learns from is then the whole distribution.
   */
  SOFT
}
