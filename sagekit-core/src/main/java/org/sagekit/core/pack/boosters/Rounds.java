package org.sagekit.core.pack.boosters;

/** Which rounds of a model count that was stopped early. */
public enum Rounds {
  /** All that are in the file, as {@code Booster.predict} does. */
  ALL,
  /**
   * Those up to the best one, as the library's wrappers for scikit-learn do. The file must tell
   * which one that was, as it does if training was stopped early.
   */
  BEST
}
