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
   * The sign test of weighted differences: whether each is as likely to have the other sign (Fisher
   * 1935, chapter 3), by the normal distribution. For differences of one size this is McNemar's
   * test without correction.
   *
   * @param differences first less second, one a row, weighted
   * @return the statistic is z, {@code sum d / sqrt(sum d²)}, positive if the first is better; 0 if
   *     there are no differences
   */
  public static Result signs(double[] differences) {
    double sum = Arrays.stream(differences).sum();
    double squares = Arrays.stream(differences).map(d -> d * d).sum();
    double z = squares == 0 ? 0 : sum / Math.sqrt(squares);
    double tail = new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z));
    return new Result(z, Math.min(1, 2 * tail));
  }

  /**
   * DeLong's test of two areas under the ROC curve (DeLong, DeLong and Clarke-Pearson 1988), by
   * midranks (Sun and Xu 2014, algorithm 2), in time n log n. Of weighted rows the components are
   * weighted means, and the variance is that of their weighted mean, linearized, so that only the
   * proportions of the weights matter.
   *
   * @param first scores of the first model
   * @param second scores of the second model
   * @param positive whether a row is looked for
   * @param weights one a row, above 0
   * @return the statistic is z, positive if the first is better; NaN without rows on either side,
   *     or with but one
   */
  public static Result deLong(
      double[] first, double[] second, boolean[] positive, double[] weights) {
    Components a = Components.of(first, positive, weights);
    Components b = Components.of(second, positive, weights);
    double variance =
        variance(a.positives, b.positives, select(weights, positive, true))
            + variance(a.negatives, b.negatives, select(weights, positive, false));
    double difference = a.area - b.area;
    if (difference == 0 && variance == 0) {
      return new Result(0, 1);
    }
    double z = difference / Math.sqrt(variance);
    double tail = new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z));
    return new Result(z, Double.isNaN(z) ? Double.NaN : Math.min(1, 2 * tail));
  }

  /** For each row the share of the other side's weight that it is in the right order with. */
  private record Components(double[] positives, double[] negatives, double area) {

    static Components of(double[] scores, boolean[] positive, double[] weights) {
      double[] above = select(scores, positive, true);
      double[] below = select(scores, positive, false);
      double[] aboveWeights = select(weights, positive, true);
      double[] belowWeights = select(weights, positive, false);
      double[] all = joined(above, below);
      double[] allWeights = joined(aboveWeights, belowWeights);
      double[] ranks = midranks(all, allWeights);
      double[] ranksAbove = midranks(above, aboveWeights);
      double[] ranksBelow = midranks(below, belowWeights);
      double most = Arrays.stream(aboveWeights).sum();
      double rest = Arrays.stream(belowWeights).sum();
      double[] positives = new double[above.length];
      Arrays.setAll(positives, i -> (ranks[i] - ranksAbove[i]) / rest);
      double[] negatives = new double[below.length];
      Arrays.setAll(negatives, i -> 1 - (ranks[above.length + i] - ranksBelow[i]) / most);
      double area = 0;
      for (int i = 0; i < positives.length; i++) {
        area += aboveWeights[i] * positives[i] / most;
      }
      return new Components(positives, negatives, area);
    }
  }

  private static double[] joined(double[] above, double[] below) {
    double[] all = Arrays.copyOf(above, above.length + below.length);
    System.arraycopy(below, 0, all, above.length, below.length);
    return all;
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

  /** The weight below each value, and half of that of its equals. */
  private static double[] midranks(double[] values, double[] weights) {
    int[] order = Ordering.ascending(values);
    double[] ranks = new double[values.length];
    double below = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double equal = 0;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        equal += weights[order[to++]];
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = below + equal / 2;
      }
      below += equal;
      from = to;
    }
    return ranks;
  }

  /** Of the weighted mean of the differences of both. */
  private static double variance(double[] a, double[] b, double[] weights) {
    double total = Arrays.stream(weights).sum();
    double mean = 0;
    for (int i = 0; i < a.length; i++) {
      mean += weights[i] * (a[i] - b[i]) / total;
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double off = weights[i] / total * (a[i] - b[i] - mean);
      sum += off * off;
    }
    return sum * a.length / (a.length - 1);
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
