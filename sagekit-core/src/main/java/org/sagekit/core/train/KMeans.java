package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#kMeans()}: Lloyd's algorithm with Hamerly's bounds from
 * the seeds of k-means++ (Arthur and Vassilvitskii 2007), the best of several starts.
 */
public final class KMeans {
  /**
   * How many clusters there are, fewer if there are fewer different rows; standard 8. With 0 there
   * are as many as G-means finds (Hamerly and Elkan 2003), 100 at most.
   */
  public static final Hyperparameter<Integer> CLUSTERS =
      new Hyperparameter<>(
          "clusters", 8, Range.ofInts(0, 10_000), Range.ofInts(2, 20), "how many clusters");

  /** How often the search begins anew, the tightest clusters being kept; standard 10. */
  public static final Hyperparameter<Integer> STARTS =
      new Hyperparameter<>(
          "starts", 10, Range.ofInts(1, 1_000), Range.ofInts(1, 20), "searches, the best is kept");

  /** How often the centres are moved at most; standard 300. */
  public static final Hyperparameter<Integer> MAX_ITERATIONS =
      new Hyperparameter<>(
          "max_iterations",
          300,
          Range.ofInts(1, 100_000),
          Range.ofLogInts(50, 1_000),
          "moves of the centres at most");

  private KMeans() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("k-means", CLUSTERS, STARTS, MAX_ITERATIONS);
  }
}
