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
  /** Of categories: the greatest distance of their shares. */
  L_INFINITY,
  /** Of categories: one less the p-value of Pearson's chi-squared test. */
  CHI_SQUARED
}
