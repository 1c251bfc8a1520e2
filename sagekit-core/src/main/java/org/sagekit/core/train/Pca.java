package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#pca()}: the directions in which the scaled inputs vary
 * most (Pearson 1901, Hotelling 1933), by the eigenvectors of their covariance.
 */
public final class Pca {
  /** How many numbers are kept, fewer if the rows vary in fewer directions; standard 2. */
  public static final Hyperparameter<Integer> COMPONENTS =
      new Hyperparameter<>(
          "components", 2, Range.ofInts(1, 1_000), Range.ofInts(1, 20), "numbers that are kept");

  /** Whether each component is scaled to variance 1; standard no. */
  public static final Hyperparameter<String> WHITEN =
      new Hyperparameter<>(
          "whiten",
          "no",
          Range.ofChoices("no", "yes"),
          Range.ofChoices("no", "yes"),
          "scales components to variance 1");

  private Pca() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("pca", COMPONENTS, WHITEN);
  }
}
