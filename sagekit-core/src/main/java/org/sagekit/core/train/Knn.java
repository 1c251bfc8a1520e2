package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#knn()}: the nearest rows vote (Fix and Hodges, 1951).
 * Numbers are scaled to deviation 1, levels are zeros and ones.
 */
public final class Knn {
  /** How many rows vote; all of them if there are fewer; standard 5. */
  public static final Hyperparameter<Integer> K =
      new Hyperparameter<>(
          "k", 5, Range.ofInts(1, 10_000), Range.ofLogInts(1, 100), "rows that vote");

  /** Whether nearer rows count more: {@code uniform} or {@code distance}; standard distance. */
  public static final Hyperparameter<String> WEIGHTING =
      new Hyperparameter<>(
          "weighting",
          "distance",
          Range.ofChoices("uniform", "distance"),
          Range.ofChoices("uniform", "distance"),
          "whether nearer rows count more");

  /**
   * How many votes the shares of the classes in all rows have, so that no class is impossible;
   * standard 0.5.
   */
  public static final Hyperparameter<Double> SMOOTHING =
      new Hyperparameter<>(
          "smoothing",
          0.5,
          Range.ofReals(0, 1e6),
          Range.ofReals(0, 2),
          "votes of the classes' shares");

  private Knn() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("knn", K, WEIGHTING, SMOOTHING);
  }
}
