package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#gaussianMixture()}: expectation and maximisation
 * (Dempster, Laird and Rubin 1977) from the clusters of k-means, the likeliest of several starts.
 */
public final class GaussianMixture {
  /** How many distributions there are, fewer if there are fewer different rows; standard 8. */
  public static final Hyperparameter<Integer> CLUSTERS =
      new Hyperparameter<>(
          "clusters", 8, Range.ofInts(1, 1_000), Range.ofInts(2, 20), "how many distributions");

  /** Which covariances: full, or diagonal for numbers that are independent; standard full. */
  public static final Hyperparameter<String> COVARIANCE =
      new Hyperparameter<>(
          "covariance",
          "full",
          Range.ofChoices("full", "diagonal"),
          Range.ofChoices("full", "diagonal"),
          "full or diagonal");

  /** What is added to each variance; inputs have variances about 1; standard 1e-3. */
  public static final Hyperparameter<Double> REGULARIZATION =
      new Hyperparameter<>(
          "regularization",
          1e-3,
          Range.ofReals(1e-12, 100),
          Range.ofLogReals(1e-6, 0.1),
          "added to each variance");

  /** How often the search begins anew, the likeliest mixture being kept; standard 3. */
  public static final Hyperparameter<Integer> STARTS =
      new Hyperparameter<>(
          "starts", 3, Range.ofInts(1, 1_000), Range.ofInts(1, 10), "searches, the best is kept");

  /** How often the distributions are fitted at most; standard 100. */
  public static final Hyperparameter<Integer> MAX_ITERATIONS =
      new Hyperparameter<>(
          "max_iterations",
          100,
          Range.ofInts(1, 100_000),
          Range.ofLogInts(50, 1_000),
          "fits of the distributions at most");

  /** The search ends when the mean log-likelihood of a row rises by less; standard 1e-3. */
  public static final Hyperparameter<Double> TOLERANCE =
      new Hyperparameter<>(
          "tolerance",
          1e-3,
          Range.ofReals(0, 1),
          Range.ofLogReals(1e-5, 1e-2),
          "least rise of the log-likelihood");

  private GaussianMixture() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of(
        "gaussian-mixture",
        CLUSTERS,
        COVARIANCE,
        REGULARIZATION,
        STARTS,
        MAX_ITERATIONS,
        TOLERANCE);
  }
}
