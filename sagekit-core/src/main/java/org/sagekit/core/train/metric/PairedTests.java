package org.sagekit.core.train.metric;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** Tests whether two models are equally good, from what both did on the same rows or folds. */
public final class PairedTests {
  private PairedTests() {}

  /**
   * What a test found.
   *
   * @param statistic what it computes
   * @param pValue two-sided, from 0 to 1
   */
  public record Result(double statistic, double pValue) {}

  /**
   * McNemar's exact test (McNemar 1947, with the binomial distribution): whether of the rows on
   * which just one model is right each model has half.
   *
   * @param onlyFirst rows on which only the first is right
   * @param onlySecond rows on which only the second is right
   * @return the statistic is the smaller of both; p is 1 if there are none
   */
  public static Result mcNemar(int onlyFirst, int onlySecond) {
    int less = Math.min(onlyFirst, onlySecond);
    double tail =
        new BinomialDistribution(null, onlyFirst + onlySecond, 0.5).cumulativeProbability(less);
    return new Result(less, Math.min(1, 2 * tail));
  }

  /**
   * DeLong's test of two areas under the ROC curve (DeLong, DeLong and Clarke-Pearson 1988), by
   * midranks (Sun and Xu 2014, algorithm 2), in time n log n.
   *
   * @param first scores of the first model
   * @param second scores of the second model
   * @param positive whether a row is looked for
   * @return the statistic is z, positive if the first is better; NaN without rows on either side,
   *     or with but one
   */
  public static Result deLong(double[] first, double[] second, boolean[] positive) {
    Components a = Components.of(first, positive);
    Components b = Components.of(second, positive);
    double variance =
        variance(a.positives, b.positives) / a.positives.length
            + variance(a.negatives, b.negatives) / a.negatives.length;
    double difference = a.area() - b.area();
    if (difference == 0 && variance == 0) {
      return new Result(0, 1);
    }
    double z = difference / Math.sqrt(variance);
    double tail = new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z));
    return new Result(z, Double.isNaN(z) ? Double.NaN : Math.min(1, 2 * tail));
  }

  /** For each row the share of the other side's rows that it is in the right order with. */
  private record Components(double[] positives, double[] negatives) {

    static Components of(double[] scores, boolean[] positive) {
      double[] above = select(scores, positive, true);
      double[] below = select(scores, positive, false);
      double[] all = Arrays.copyOf(above, scores.length);
      System.arraycopy(below, 0, all, above.length, below.length);
      double[] ranks = midranks(all);
      double[] ranksAbove = midranks(above);
      double[] ranksBelow = midranks(below);
      double[] positives = new double[above.length];
      Arrays.setAll(positives, i -> (ranks[i] - ranksAbove[i]) / below.length);
      double[] negatives = new double[below.length];
      Arrays.setAll(negatives, i -> 1 - (ranks[above.length + i] - ranksBelow[i]) / above.length);
      return new Components(positives, negatives);
    }

    double area() {
      return Arrays.stream(positives).sum() / positives.length;
    }
  }

  private static double[] select(double[] scores, boolean[] positive, boolean which) {
    double[] selected = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (positive[i] == which) {
        selected[count++] = scores[i];
      }
    }
    return Arrays.copyOf(selected, count);
  }

  /** Ranks from 1; equal values share the mean of their ranks. */
  private static double[] midranks(double[] values) {
    int[] order = Ordering.ascending(values);
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to + 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /** Of the differences of both. */
  private static double variance(double[] a, double[] b) {
    double mean = 0;
    for (int i = 0; i < a.length; i++) {
      mean += (a[i] - b[i]) / a.length;
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i] - mean) * (a[i] - b[i] - mean);
    }
    return sum / (a.length - 1);
  }

  /**
   * The corrected resampled t test (Nadeau and Bengio 2003, section 4.4): folds share training
   * rows, so the variance of the mean difference is taken as {@code (1 / folds + test / train)}
   * times that of the differences.
   *
   * @param differences first less second, one a fold, at least 2
   * @param testPerTrain how many test rows a fold has for one to learn from: 0.25 for five folds
   * @return the statistic is t with one degree of freedom less than there are folds
   */
  public static Result correctedResampled(double[] differences, double testPerTrain) {
    int folds = differences.length;
    double mean = Arrays.stream(differences).sum() / folds;
    double variance =
        Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum() / (folds - 1);
    return student(mean, (1.0 / folds + testPerTrain) * variance, folds - 1);
  }

  /**
   * The 5 x 2 cv test (Dietterich 1998, section 3.5).
   *
   * @param differences first less second, five times the two halves of a division
   * @return the statistic is t with 5 degrees of freedom
   */
  public static Result fiveByTwo(double[][] differences) {
    double variances = 0;
    for (double[] pair : differences) {
      variances += (pair[0] - pair[1]) * (pair[0] - pair[1]) / 2;
    }
    return student(differences[0][0], variances / 5, 5);
  }

  private static Result student(double difference, double variance, int freedom) {
    if (difference == 0 && variance == 0) {
      return new Result(0, 1);
    }
    double t = difference / Math.sqrt(variance);
    double tail = new TDistribution(null, freedom).cumulativeProbability(-Math.abs(t));
    return new Result(t, Double.isInfinite(t) ? 0 : 2 * tail);
  }
}
