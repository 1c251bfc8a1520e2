package org.sagekit.api.label.errors;

/**
 * Which labels are held for wrong: the five choices of C. Northcutt, L. Jiang and I. Chuang,
 * "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70 (2021), section 3.2. A
 * number of rows is rounded half up.
 */
public enum IssueFilter {
  /** Another class is likelier than the given one. The simplest; trusts the model most. */
  CONFUSION,

  /** The row is confidently of another class: it stands off the diagonal of the confident joint. */
  CONFIDENT_JOINT,

  /** Of each class as many as are estimated to be wrong: those of the least self-confidence. */
  BY_CLASS,

  /**
   * Of each pair of a given and another class as many as are estimated to be so confused: those
   * whose other class is the likelier by most. The default.
   */
  BY_NOISE_RATE,

  /** Those that both {@link #BY_CLASS} and {@link #BY_NOISE_RATE} choose. */
  BY_CLASS_AND_NOISE_RATE
}
