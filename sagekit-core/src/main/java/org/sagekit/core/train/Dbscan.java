package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#dbscan()}: clusters of density (Ester, Kriegel, Sander and
 * Xu 1996).
 */
public final class Dbscan {
  /**
   * How near rows must be to be neighbours, in deviations of the inputs; standard 0, which chooses
   * it: the knee of the sorted distances of 1,000 rows to the last of the neighbours that they need
   * (the paper's section 4.2, the knee after Satopaa et al. 2011).
   */
  public static final Hyperparameter<Double> EPS =
      new Hyperparameter<>(
          "eps",
          0.0,
          Range.ofReals(0, 1e30),
          Range.ofLogReals(0.05, 20),
          "distance of neighbours, 0: chosen");

  /** How much weight a row needs within this distance, itself included; standard 5. */
  public static final Hyperparameter<Integer> MIN_POINTS =
      new Hyperparameter<>(
          "min_points",
          5,
          Range.ofInts(1, 1_000_000),
          Range.ofLogInts(3, 50),
          "neighbours that make a core");

  private Dbscan() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("dbscan", EPS, MIN_POINTS);
  }
}
