package org.sagekit.api.train;

import java.util.EnumSet;
import java.util.Set;
import org.sagekit.api.model.Task;

/**
 * A figure of merit. Rows count by their weight; w is the weight of a row and W that of all rows. A
 * figure that can't be computed is NaN; each says when.
 *
 * <p>Of two classes the second is the one that is looked for: a true positive is a row of it that
 * is predicted as such. A class that the model does not know counts as one more class, which is
 * never right.
 */
public enum Metric {
  /**
   * Area under the ROC curve for the second class: the share of pairs of a row of it and one of the
   * other that stand in the right order, ties counting half (Hanley and McNeil 1982). For more than
   * two classes the unweighted mean over one class against the rest, classes that don't occur left
   * out. NaN if there is but one class. For odd rows the score is judged by a target of two levels,
   * if there is one, of which the rarer is looked for.
   */
  AUC("auc", 0, 1, true, Fit.RANKS),
  /** Share of rows whose likeliest class is right. */
  ACCURACY("accuracy", 0, 1, true, Fit.LABELS),
  /** Mean negative logarithm of the right class's probability, probabilities clipped at 1e-15. */
  LOG_LOSS("logLoss", 0, Double.POSITIVE_INFINITY, false, Fit.CLASSES),
  /**
   * Mean of the recalls of all classes that occur (Brodersen et al. 2010, for any number of
   * classes): every class counts alike.
   */
  BALANCED_ACCURACY("balancedAccuracy", 0, 1, true, Fit.CLASSES),
  /**
   * {@code 2 tp / (2 tp + fp + fn)}, the harmonic mean of precision and recall, of the second of
   * two classes (van Rijsbergen 1979). NaN if it neither occurs nor is predicted.
   */
  F1("f1", 0, 1, true, Fit.TWO_CLASSES),
  /** Mean of the F1 of all classes that occur or are predicted: every class counts alike. */
  F1_MACRO("f1Macro", 0, 1, true, Fit.LABELS),
  /**
   * F1 of the sums of tp, fp and fn over all classes: every row counts alike. As each row has one
   * class and one prediction it equals the accuracy.
   */
  F1_MICRO("f1Micro", 0, 1, true, Fit.LABELS),
  /** Mean of the F1 of all classes, weighted by how often a class occurs. */
  F1_WEIGHTED("f1Weighted", 0, 1, true, Fit.CLASSES),
  /**
   * Average precision of the second class: {@code sum of (R(k) - R(k-1)) P(k)} over all thresholds
   * from the highest, with recall R and precision P, without interpolation (Manning, Raghavan and
   * Schütze 2008, section 8.4). For more than two classes the unweighted mean over one class
   * against the rest, classes that don't occur left out. NaN if the class does not occur.
   */
  AVERAGE_PRECISION("averagePrecision", 0, 1, true, Fit.RANKS),
  /**
   * Matthews correlation coefficient of truth and prediction (Matthews 1975; for any number of
   * classes Gorodkin 2004, equation 8): 1 if all is right, 0 for chance. NaN if there is but one
   * class in the truth or in the predictions.
   */
  MCC("mcc", -1, 1, true, Fit.CLASSES),
  /**
   * Cohen's kappa: {@code (accuracy - e) / (1 - e)} with e the accuracy to be expected by chance
   * (Cohen 1960). NaN if truth and predictions are all of one class.
   */
  KAPPA("kappa", -1, 1, true, Fit.CLASSES),
  /**
   * Mean squared error of the probabilities (Brier 1950): of two classes {@code (p - y)²} of the
   * second, from 0 to 1; of more the sum over all classes, from 0 to 2.
   */
  BRIER("brier", 0, 2, false, Fit.CLASSES),
  /**
   * Expected calibration error of the likeliest class: rows are put into 15 bins of equal width by
   * the probability of their likeliest class; the mean over the bins of the difference between this
   * probability and the share that is right, weighted by the rows (Naeini, Cooper and Hauskrecht
   * 2015; Guo et al. 2017, equation 3).
   */
  CALIBRATION_ERROR("calibrationError", 0, 1, false, Fit.CLASSES),
  /**
   * How much more often than on average the second of two classes occurs among the tenth of the
   * rows that are likeliest to be of it; of rows of equal probability at the border a part is taken
   * from each alike. From 0 to 10, 1 for chance. NaN if the class does not occur.
   */
  LIFT("lift", 0, 10, true, Fit.TWO_CLASSES),
  /** Root of the mean squared error. */
  RMSE("rmse", 0, Double.POSITIVE_INFINITY, false, Fit.NUMBERS),
  /** Mean absolute error. */
  MAE("mae", 0, Double.POSITIVE_INFINITY, false, Fit.NUMBERS),
  /**
   * Share of the variance that is explained: 1 at best, 0 for the mean of the rows at hand. NaN if
   * they don't vary.
   */
  R2("r2", Double.NEGATIVE_INFINITY, 1, true, Fit.NUMBERS),
  /** Median of the absolute errors: half of the weight lies below it. */
  MEDIAN_ABSOLUTE_ERROR("medianAbsoluteError", 0, Double.POSITIVE_INFINITY, false, Fit.NUMBERS),
  /**
   * Mean absolute percentage error, as a share: {@code |error / truth|}. Rows whose truth is 0 are
   * left out; NaN if all are.
   */
  MAPE("mape", 0, Double.POSITIVE_INFINITY, false, Fit.NUMBERS),
  /**
   * Symmetric mean absolute percentage error, as a share: {@code 2 |error| / (|truth| +
   * |prediction|)}, 0 if both are 0 (Makridakis 1993). From 0 to 2.
   */
  SMAPE("smape", 0, 2, false, Fit.NUMBERS),
  /**
   * Mean pinball loss at the median (Koenker and Bassett 1978): half of the mean absolute error.
   * For other quantiles see {@code Evaluations.pinball}.
   */
  PINBALL("pinball", 0, Double.POSITIVE_INFINITY, false, Fit.NUMBERS),
  /**
   * Mean silhouette (Rousseeuw 1987): how much nearer a row is to its own cluster than to the next
   * one, in the space of the scaled inputs. This and the next two leave noise out, count rows alike
   * and look at no more than 2,000 rows, drawn once and for all. NaN for fewer than two clusters.
   */
  SILHOUETTE("silhouette", -1, 1, true, Fit.CLUSTERS),
  /** How much the clusters overlap (Davies and Bouldin 1979). NaN for fewer than two clusters. */
  DAVIES_BOULDIN("daviesBouldin", 0, Double.POSITIVE_INFINITY, false, Fit.CLUSTERS),
  /**
   * The variance between the clusters through that within (Calinski and Harabasz 1974). NaN for
   * fewer than two clusters.
   */
  CALINSKI_HARABASZ("calinskiHarabasz", 0, Double.POSITIVE_INFINITY, true, Fit.CLUSTERS),
  /**
   * Rand index of clusters and target, adjusted for chance (Hubert and Arabie 1985); noise is a
   * cluster like any other. Rows count alike, those without a target not at all.
   */
  ADJUSTED_RAND("adjustedRand", -1, 1, true, Fit.CLUSTERS),
  /**
   * Mutual information of clusters and target through the mean of their entropies (Vinh, Epps and
   * Bailey 2010). Rows count as for {@link #ADJUSTED_RAND}.
   */
  NORMALIZED_MUTUAL_INFORMATION("normalizedMutualInformation", 0, 1, true, Fit.CLUSTERS),
  /**
   * Share of the variance of the scaled inputs that lies in the directions of the components; rows
   * as for {@link #SILHOUETTE}.
   */
  EXPLAINED_VARIANCE("explainedVariance", 0, 1, true, Fit.COMPONENTS);

  private final String label;
  private final double least;
  private final double greatest;
  private final boolean greaterIsBetter;
  private final Fit fit;

  Metric(String label, double least, double greatest, boolean greaterIsBetter, Fit fit) {
    this.label = label;
    this.least = least;
    this.greatest = greatest;
    this.greaterIsBetter = greaterIsBetter;
    this.fit = fit;
  }

  /** The tasks of a metric. */
  private enum Fit {
    CLASSES(EnumSet.of(Task.BINARY, Task.MULTICLASS)),
    LABELS(EnumSet.of(Task.BINARY, Task.MULTICLASS, Task.MULTILABEL)),
    TWO_CLASSES(EnumSet.of(Task.BINARY)),
    RANKS(EnumSet.of(Task.BINARY, Task.MULTICLASS, Task.ANOMALY)),
    NUMBERS(EnumSet.of(Task.REGRESSION)),
    CLUSTERS(EnumSet.of(Task.CLUSTERING)),
    COMPONENTS(EnumSet.of(Task.PROJECTION));

    private final Set<Task> tasks;

    Fit(Set<Task> tasks) {
      this.tasks = tasks;
    }
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
   * Where its values begin.
   *
   * @return a number, or minus infinity
   */
  public double least() {
    return least;
  }

  /**
   * Where its values end.
   *
   * @return a number, or infinity
   */
  public double greatest() {
    return greatest;
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
    return fit.tasks.contains(task);
  }

  /**
   * What is optimised if nothing is said.
   *
   * @param task what is predicted
   * @return AUC for two classes, log loss for more, RMSE for numbers, micro F1 for labels
   * @throws IllegalArgumentException if no metric judges the task
   */
  public static Metric standard(Task task) {
    return switch (task) {
      case BINARY -> AUC;
      case MULTICLASS -> LOG_LOSS;
      case REGRESSION -> RMSE;
      case MULTILABEL -> F1_MICRO;
      case CLUSTERING, ANOMALY, PROJECTION ->
          throw new IllegalArgumentException(
              "Metric: task must have a target, but was " + task + ".");
    };
  }
}
