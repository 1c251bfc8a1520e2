package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Threshold;
import org.sagekit.core.train.metric.Ranking;

/**
 * Chooses from which probability on a row is taken to be of the second of two classes: {@code
 * Thresholds.of(predictions, rows).byCost(1, 5)}. Choose by rows that neither trained the model nor
 * judge it in the end.
 *
 * <p>A threshold lies in the middle between two probabilities that occur; of equally good ones the
 * highest is taken. Immutable and thread-safe.
 */
public final class Thresholds {
  private final List<String> classes;
  private final String subject;
  private final int[] codes;
  private final double[] scores;
  private final double[] weights;
  private final Ranking.Steps steps;

  private Thresholds(Predictions predictions, Dataset rows) {
    this.classes = predictions.classes();
    this.subject =
        "Dataset '%s': target '%s'".formatted(rows.name(), rows.schema().target().name());
    this.codes = Truth.codes(predictions, rows);
    this.scores = Truth.column(predictions, 1);
    this.weights = Weights.of(rows);
    this.steps = Ranking.of(scores, Truth.isClass(codes, 1)).steps(weights);
  }

  /**
   * Looks at all thresholds.
   *
   * @param predictions of two classes, one a row of {@code rows}
   * @param rows with a target; they count by their weights
   * @return the choice
   * @throws IllegalArgumentException if there are not two classes, or as {@link Evaluations#of}
   * @throws DataException as {@link Evaluations#of} does
   */
  public static Thresholds of(Predictions predictions, Dataset rows) {
    Truth.check(predictions, rows);
    Problems.of("Thresholds of '" + rows.name() + "'")
        .require(predictions.classes().size() == 2, "classes", "2", predictions.classes())
        .throwIfAny();
    return new Thresholds(predictions, rows);
  }

  /**
   * The threshold whose mistakes cost least (Elkan 2001).
   *
   * @param falsePositive what a row costs that is taken for the second class and is not, 0 or more
   * @param falseNegative what a row of the second class costs that is not taken for it, 0 or more
   * @return the threshold with its cost
   * @throws IllegalArgumentException if a cost is negative or not finite
   */
  public Threshold byCost(double falsePositive, double falseNegative) {
    Problems.of("Thresholds")
        .require(isCost(falsePositive), "falsePositive", "0 or more", falsePositive)
        .require(isCost(falseNegative), "falseNegative", "0 or more", falseNegative)
        .throwIfAny();
    IntToDoubleFunction cost =
        step -> falsePositive * negatives(step) + falseNegative * (all() - positives(step));
    return at(least(cost, step -> true), cost);
  }

  /**
   * The threshold with the best F1 of the second class. Its cost counts each mistake as 1.
   *
   * @return the threshold
   * @throws DataException if no row is of the second class
   */
  public Threshold byF1() {
    requirePositives();
    int best =
        least(
            step -> -2 * positives(step) / (positives(step) + negatives(step) + all()),
            step -> true);
    return at(best, this::mistakes);
  }

  /**
   * The highest threshold that finds a share of the second class, and so the most precise one. Its
   * cost counts each mistake as 1.
   *
   * @param recall the share that must be found, above 0 and at most 1
   * @return the threshold
   * @throws IllegalArgumentException if the recall is out of range
   * @throws DataException if no row is of the second class
   */
  public Threshold byRecall(double recall) {
    Problems.of("Thresholds")
        .require(recall > 0 && recall <= 1, "recall", "above 0 and at most 1", recall)
        .throwIfAny();
    requirePositives();
    return at(least(step -> step, step -> positives(step) >= recall * all()), this::mistakes);
  }

  private static boolean isCost(double cost) {
    return cost >= 0 && Double.isFinite(cost);
  }

  private void requirePositives() {
    if (!(all() > 0)) {
      throw new DataException(
          "%s must be '%s' in some row to choose a threshold by, but was in none."
              .formatted(subject, classes.get(1)));
    }
  }

  /** The first of the best steps; step 0 takes no row, step i the rows of the i highest scores. */
  private int least(IntToDoubleFunction loss, IntPredicate valid) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step <= steps.thresholds().length; step++) {
      if (valid.test(step) && (best < 0 || loss.applyAsDouble(step) < least)) {
        best = step;
        least = loss.applyAsDouble(step);
      }
    }
    return best;
  }

  private Threshold at(int step, IntToDoubleFunction cost) {
    double value = value(step);
    int[] decisions =
        IntStream.range(0, codes.length).map(row -> scores[row] >= value ? 1 : 0).toArray();
    return new Threshold(
        classes,
        value,
        cost.applyAsDouble(step) / Arrays.stream(weights).sum(),
        Confusions.of(classes, codes, decisions, weights));
  }

  private double value(int step) {
    if (step == 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (step == steps.thresholds().length) {
      return 0;
    }
    double taken = steps.thresholds()[step - 1];
    double left = steps.thresholds()[step];
    double middle = left + (taken - left) / 2;
    return middle > left ? middle : taken; // they may be neighbours
  }

  private double mistakes(int step) {
    return negatives(step) + all() - positives(step);
  }

  private double positives(int step) {
    return step == 0 ? 0 : steps.positives()[step - 1];
  }

  private double negatives(int step) {
    return step == 0 ? 0 : steps.negatives()[step - 1];
  }

  private double all() {
    return steps.positives()[steps.positives().length - 1];
  }
}
