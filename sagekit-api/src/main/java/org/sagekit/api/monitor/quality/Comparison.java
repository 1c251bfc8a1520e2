package org.sagekit.api.monitor.quality;

/**
 * How the distributions of two columns are compared: Deequ's distances (its file {@code
 * Distance.scala}).
 */
public enum Comparison {
  /** Of numbers: the greatest distance of the distribution functions. */
  SIMPLE,
  /**
   * Of numbers: the same, less what may be chance: {@code max(0, D - 1.8 sqrt((n + m) / (n m)))}.
   */
  ROBUST,
  /**
   * Of categories: the greatest distance of their shares; less what may be chance, by the same
   * formula, if numbers are compared by {@link #ROBUST}, as one flag of Deequ stands for both.
   */
  L_INFINITY,
  /**
   * Of categories: the p-value of Pearson's chi-squared test of the shares of now against those of
   * then, small categories taken together. Here what lies <em>below</em> the threshold is a
   * violation.
   */
  CHI_SQUARED
}
