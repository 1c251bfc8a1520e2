package org.sagekit.api.monitor;

/** How p-values are corrected for asking several questions at once. */
public enum Correction {
  /**
   * The chance that a report calls any unchanged column drifted is at most the level, whatever the
   * columns have to do with each other (S. Holm, "A simple sequentially rejective multiple test
   * procedure", Scandinavian Journal of Statistics 6, 1979).
   */
  HOLM,
  /**
   * Of the columns that are called drifted, at most the level are wrong on average (Y. Benjamini
   * and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical
   * Society B 57, 1995). Finds more among many columns; holds for columns that are independent or
   * go together positively.
   */
  BENJAMINI_HOCHBERG,
  /** Each p-value times the number of columns: as {@link #HOLM}, and never finds more. */
  BONFERRONI,
  /** None: with 20 columns, two reports of three cry wolf. */
  NONE
}
