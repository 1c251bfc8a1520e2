package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.ConformalIntervals;
import org.sagekit.api.train.ConformalQuantiles;
import org.sagekit.api.train.ConformalSets;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.metric.Ordering;

/**
 * Makes sets and intervals that hold the truth with a given probability, by rows that the model has
 * not learnt from (split conformal prediction: Papadopoulos et al. 2002; Vovk et al. 2005).
 *
 * <p>The limit is the score of rank {@code ceil((n + 1)(1 - alpha))} of n rows, which makes the
 * promise exact for any n; with too few rows for alpha all sets are whole. A row whose class the
 * model does not know fits no set.
 *
 * <p>If the dataset has a column in the role {@link org.sagekit.api.data.Role#WEIGHT}, the promise
 * is for rows that come in proportion to their weights, as weighted figures are: the limit is the
 * least score up to which the rows have the share {@code 1 - alpha} of the weight of all and of the
 * one to come (weighted exchangeability, Tibshirani et al. 2019, lemma 3). As that one's weight is
 * not known, it is taken to be as heavy as the heaviest row, so the sets are rather too large; a
 * few very heavy rows make them whole. If the rows to come are drawn as these were whatever their
 * weights, leave the column out: {@code rows.as("weight", Role.IGNORED)}.
 */
public final class ConformalPredictors {
  private static final double ROUNDING = 1e-9;

  private ConformalPredictors() {}

  /**
   * The smallest sets of classes ({@link ConformalSets.Score#LAC}).
   *
   * @param predictions of classes, one a row
   * @param rows that the model has not learnt from, with a target
   * @param alpha the share of rows whose set may miss the right class, above 0 and below 1
   * @return what turns predictions into sets
   * @throws IllegalArgumentException if numbers were predicted, alpha is out of range, or as {@link
   *     Evaluations#of}
   * @throws org.sagekit.api.DataException as {@link Evaluations#of} does
   */
  public static ConformalSets sets(Predictions predictions, Dataset rows, double alpha) {
    return sets(ConformalSets.Score.LAC, predictions, rows, alpha);
  }

  /**
   * The smallest sets of classes, by a model.
   *
   * @param model predicts classes
   * @param rows that it has not learnt from, with a target
   * @param alpha the share of rows whose set may miss the right class, above 0 and below 1
   * @return as {@link #sets(Predictions, Dataset, double)}
   */
  public static ConformalSets sets(Model model, Dataset rows, double alpha) {
    return sets(Scorers.of(model).score(rows), rows, alpha);
  }

  /**
   * Sets of classes that are large where rows are hard ({@link ConformalSets.Score#APS}).
   *
   * @param predictions of classes, one a row
   * @param rows that the model has not learnt from, with a target
   * @param alpha the share of rows whose set may miss the right class, above 0 and below 1
   * @return what turns predictions into sets
   * @throws IllegalArgumentException as {@link #sets(Predictions, Dataset, double)} does
   * @throws org.sagekit.api.DataException as {@link Evaluations#of} does
   */
  public static ConformalSets adaptiveSets(Predictions predictions, Dataset rows, double alpha) {
    return sets(ConformalSets.Score.APS, predictions, rows, alpha);
  }

  private static ConformalSets sets(
      ConformalSets.Score score, Predictions predictions, Dataset rows, double alpha) {
    check(rows, alpha)
        .require(!predictions.classes().isEmpty(), "predictions", "of classes", "numbers")
        .throwIfAny();
    int[] codes = Truth.codes(predictions, rows);
    double[] scores = new double[codes.length];
    for (int row = 0; row < codes.length; row++) {
      scores[row] =
          codes[row] == Truth.UNKNOWN
              ? Double.POSITIVE_INFINITY
              : score.of(predictions.get(row), codes[row]);
    }
    return new ConformalSets(score, predictions.classes(), alpha, limit(scores, rows, alpha));
  }

  /**
   * How often sets hold the right class.
   *
   * @param sets what makes them
   * @param predictions of the same classes, one a row
   * @param rows that neither trained the model nor made the sets, with a target; they count by
   *     their weights
   * @return the share, to be compared with {@code 1 - alpha}
   * @throws IllegalArgumentException if the classes are others, or as {@link Evaluations#of}
   * @throws org.sagekit.api.DataException as {@link Evaluations#of} does
   */
  public static double coverage(ConformalSets sets, Predictions predictions, Dataset rows) {
    int[] codes = Truth.codes(predictions, rows);
    double[] weights = Weights.of(rows);
    double held = 0;
    for (int row = 0; row < codes.length; row++) {
      boolean holds =
          codes[row] != Truth.UNKNOWN
              && sets.set(predictions.get(row)).contains(predictions.classes().get(codes[row]));
      held += holds ? weights[row] : 0;
    }
    return held / Arrays.stream(weights).sum();
  }

  /**
   * Intervals of one width, by the absolute errors.
   *
   * @param predictions of numbers, one a row
   * @param rows that the model has not learnt from, with a target
   * @param alpha the share of rows whose interval may miss the right number, above 0 and below 1
   * @return what turns predictions into intervals
   * @throws IllegalArgumentException if classes were predicted, alpha is out of range, or as {@link
   *     Evaluations#of}
   * @throws org.sagekit.api.DataException as {@link Evaluations#of} does
   */
  public static ConformalIntervals intervals(Predictions predictions, Dataset rows, double alpha) {
    double[] ones = new double[predictions.size()];
    Arrays.fill(ones, 1);
    return scaledIntervals(predictions, Predictions.of(List.of(), ones), rows, alpha);
  }

  /**
   * Intervals of one width, by a model.
   *
   * @param model predicts numbers
   * @param rows that it has not learnt from, with a target
   * @param alpha the share of rows whose interval may miss the right number, above 0 and below 1
   * @return as {@link #intervals(Predictions, Dataset, double)}
   */
  public static ConformalIntervals intervals(Model model, Dataset rows, double alpha) {
    return intervals(Scorers.of(model).score(rows), rows, alpha);
  }

  /**
   * Intervals that are wider where rows are difficult (Lei et al. 2018, section 5.2).
   *
   * @param predictions of numbers, one a row
   * @param difficulties how large the errors are expected to be, such as by a model of absolute
   *     errors; above 0, one a row
   * @param rows that neither model has learnt from, with a target
   * @param alpha the share of rows whose interval may miss the right number, above 0 and below 1
   * @return what turns predictions and difficulties into intervals
   * @throws IllegalArgumentException if a difficulty is not above 0, or as {@link
   *     #intervals(Predictions, Dataset, double)}
   * @throws org.sagekit.api.DataException as {@link Evaluations#of} does
   */
  public static ConformalIntervals scaledIntervals(
      Predictions predictions, Predictions difficulties, Dataset rows, double alpha) {
    double[] truth = numbers(predictions, rows, alpha);
    Truth.check(difficulties, rows);
    double[] scores = new double[truth.length];
    for (int row = 0; row < truth.length; row++) {
      double difficulty = difficulties.value(row, 0);
      Problems.of("Conformal prediction by '" + rows.name() + "'")
          .require(difficulty > 0, "difficulty of row " + row, "above 0", difficulty)
          .throwIfAny();
      scores[row] = Math.abs(truth[row] - predictions.value(row, 0)) / difficulty;
    }
    return new ConformalIntervals(alpha, limit(scores, rows, alpha));
  }

  /**
   * Intervals out of two predicted quantiles (Romano, Patterson and Candès 2019): take those at
   * {@code alpha / 2} and {@code 1 - alpha / 2}.
   *
   * @param low the lower quantile, one a row
   * @param high the upper quantile, one a row
   * @param rows that neither model has learnt from, with a target
   * @param alpha the share of rows whose interval may miss the right number, above 0 and below 1
   * @return what turns both into intervals
   * @throws IllegalArgumentException as {@link #intervals(Predictions, Dataset, double)} does
   * @throws org.sagekit.api.DataException as {@link Evaluations#of} does
   */
  public static ConformalQuantiles quantiles(
      Predictions low, Predictions high, Dataset rows, double alpha) {
    double[] truth = numbers(low, rows, alpha);
    numbers(high, rows, alpha);
    double[] scores = new double[truth.length];
    Arrays.setAll(
        scores, row -> Math.max(low.value(row, 0) - truth[row], truth[row] - high.value(row, 0)));
    return new ConformalQuantiles(alpha, limit(scores, rows, alpha));
  }

  private static double[] numbers(Predictions predictions, Dataset rows, double alpha) {
    check(rows, alpha)
        .require(predictions.classes().isEmpty(), "predictions", "numbers", predictions.classes())
        .throwIfAny();
    return Truth.numbers(predictions, rows);
  }

  private static Problems check(Dataset rows, double alpha) {
    return Problems.of("Conformal prediction by '" + rows.name() + "'")
        .require(alpha > 0 && alpha < 1, "alpha", "above 0 and below 1", alpha);
  }

  private static double limit(double[] scores, Dataset rows, double alpha) {
    double[] weights = Weights.of(rows);
    double heaviest = Arrays.stream(weights).max().orElse(0);
    double needed = (1 - alpha) * (Arrays.stream(weights).sum() + heaviest) - ROUNDING * heaviest;
    double held = 0;
    for (int row : Ordering.ascending(scores)) {
      held += weights[row];
      if (weights[row] > 0 && held >= needed) {
        return scores[row];
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
