package org.sagekit.api.data;

/**
 * How strongly two columns go together.
 *
 * @param first the name of a column
 * @param second the name of another, later in the schema
 * @param measure what was computed
 * @param value from -1 to 1 for the correlations, from 0 to 1 for the others
 * @param rows how many rows had both
 */
public record Association(String first, String second, Measure measure, double value, long rows) {

  /** What can be computed of two columns. */
  public enum Measure {
    /** Of two numbers: the straight relation (K. Pearson 1895). */
    PEARSON,
    /**
     * Of two numbers: the same of their ranks, so that any rising relation is 1 (C. Spearman 1904).
     */
    SPEARMAN,
    /**
     * Of two columns of categories: V (H. Cramér 1946) with W. Bergsma's correction of 2013, so
     * that independent columns of many categories are near 0.
     */
    CRAMERS_V,
    /**
     * Of categories and numbers: eta, the root of the share of the numbers' variance that lies
     * between the categories (K. Pearson 1905), with T. Kelley's correction of 1935 for their
     * number.
     */
    CORRELATION_RATIO
  }
}
