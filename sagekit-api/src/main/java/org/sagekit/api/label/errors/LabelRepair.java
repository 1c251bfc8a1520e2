package org.sagekit.api.label.errors;

/** What is done about labels that are likely wrong. */
public enum LabelRepair {
  /** The rows are left out. The default. */
  REMOVE,

  /** The labels become the likeliest other ones. */
  CORRECT,

  /**
   * The rows are left out, and the others count as much more as their class has lost: by its true
   * share divided by its share that is given rightly (section 3.2 of the paper on confident
   * learning). Weights that the rows have are multiplied.
   */
  REMOVE_AND_WEIGH
}
