package org.sagekit.api.train;

import org.sagekit.api.model.Task;

/** A figure of merit. */
public enum Metric {
  /**
   * Area under the ROC curve for the second class; for more than two classes the mean over one
   * class against the rest, classes that don't occur left out.
   */
  AUC("auc", true, true),
  /** Share of rows whose likeliest class is right. */
  ACCURACY("accuracy", true, true),
  /** Mean negative logarithm of the right class's probability, probabilities clipped at 1e-15. */
  LOG_LOSS("logLoss", false, true),
  /** Root of the mean squared error. */
  RMSE("rmse", false, false),
  /** Mean absolute error. */
  MAE("mae", false, false),
  /** Share of the variance that is explained: 1 at best, 0 for the mean. */
  R2("r2", true, false);

  private final String label;
  private final boolean greaterIsBetter;
  private final boolean forClasses;

  Metric(String label, boolean greaterIsBetter, boolean forClasses) {
    this.label = label;
    this.greaterIsBetter = greaterIsBetter;
    this.forClasses = forClasses;
  }

  /**
   * How reports write it.
   *
   * @return such as {@code logLoss}
   */
  public String label() {
    return label;
  }

  /**
   * Which way is better.
   *
   * @return false for losses and errors
   */
  public boolean greaterIsBetter() {
    return greaterIsBetter;
  }

  /**
   * Whether it fits a task.
   *
   * @param task what is predicted
   * @return true if it can be computed
   */
  public boolean fits(Task task) {
    return forClasses ? task.isClassification() : task == Task.REGRESSION;
  }

  /**
   * What is optimised if nothing is said.
   *
   * @param task what is predicted
   * @return AUC for two classes, log loss for more, RMSE for numbers
   * @throws IllegalArgumentException if no metric judges the task
   */
  public static Metric standard(Task task) {
    return switch (task) {
      case BINARY -> AUC;
      case MULTICLASS -> LOG_LOSS;
      case REGRESSION -> RMSE;
      case MULTILABEL, CLUSTERING, ANOMALY, PROJECTION ->
          throw new IllegalArgumentException(
              "Metric: task must be classes or numbers, but was " + task + ".");
    };
  }
}
