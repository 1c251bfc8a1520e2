package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#svm()}: support vector machines (Cortes and Vapnik, 1995).
 * Of more than two classes each is told from the rest. Probabilities come from the scores of rows
 * that were held out in turn (Platt, 1999), for more classes by a softmax of all scores.
 */
public final class Svm {
  /**
   * The likeness of rows: {@code rbf}, at most 50,000 rows, or {@code linear}, with squared losses
   * and any number of rows; standard rbf.
   */
  public static final Hyperparameter<String> KERNEL =
      new Hyperparameter<>(
          "kernel",
          "rbf",
          Range.ofChoices("rbf", "linear"),
          Range.ofChoices("rbf", "linear"),
          "likeness of rows");

  /** How much an error costs; standard 1. */
  public static final Hyperparameter<Double> C =
      new Hyperparameter<>(
          "c",
          1.0,
          Range.ofLogReals(1e-6, 1e9),
          Range.ofLogReals(0.01, 100),
          "what an error costs");

  /**
   * How fast likeness falls with the squared distance; standard 0, which stands for one through the
   * number of columns times the variance of all numbers.
   */
  public static final Hyperparameter<Double> GAMMA =
      new Hyperparameter<>(
          "gamma",
          0.0,
          Range.ofReals(0, 1e9),
          Range.ofLogReals(1e-4, 10),
          "how fast likeness falls; 0 to fit the rows");

  /** Errors of a number up to it, in deviations of the target, cost nothing; standard 0.1. */
  public static final Hyperparameter<Double> EPSILON =
      new Hyperparameter<>(
          "epsilon",
          0.1,
          Range.ofReals(0, 10),
          Range.ofLogReals(0.01, 0.5),
          "error that costs nothing");

  private Svm() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("svm", KERNEL, C, GAMMA, EPSILON);
  }
}
