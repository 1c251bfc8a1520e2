package org.sagekit.core.label.weak;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.label.weak.LabelMatrix;

/**
 * Chooses on the rows with gold, each judged by a model that was not told its gold.
 *
 * @param trust what to take for granted
 * @param say how much the model may say
 * @param accuracyBySay in the order of {@link Say}, cross-validated
 */
record GoldChoice(Trust trust, Say say, List<Double> accuracyBySay) {
  private static final int FOLDS = 10;
  private static final double LEAST = 1e-12;

  /** By how many standard errors choosing among all labels voted for must beat breaking ties. */
  private static final double GAIN_OVER_TIES = 0.25;

  /** By how many standard errors what is chosen must beat the majority. */
  private static final double GAIN_OVER_MAJORITY = 1.5;

  /**
   * @param shares on which share of the rows each vote was cast, by its number
   * @param rows those with gold, at least two
   */
  static GoldChoice of(LabelMatrix matrix, double[] shares, int[] rows) {
    int[] foldByRow = folds(matrix, rows);
    Trust best = new Trust(Trust.PRECISION, 0, 0);
    double least = Double.POSITIVE_INFINITY;
    double[][] posteriors = {};
    for (Trust trust : Trust.choices()) {
      double[][] tried = held(matrix, shares, rows, foldByRow, trust);
      double loss = logLoss(matrix, rows, tried);
      if (loss < least) {
        least = loss;
        best = trust;
        posteriors = tried;
      }
    }
    return chosen(matrix, rows, best, posteriors);
  }

  /** Each label is spread evenly over the folds. */
  private static int[] folds(LabelMatrix matrix, int[] rows) {
    int[] order =
        IntStream.range(0, rows.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> matrix.gold(rows[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] foldByRow = new int[rows.length];
    for (int i = 0; i < order.length; i++) {
      foldByRow[order[i]] = i % FOLDS;
    }
    return foldByRow;
  }

  private static double[][] held(
      LabelMatrix matrix, double[] shares, int[] rows, int[] foldByRow, Trust trust) {
    double[][] posteriors = new double[rows.length][];
    for (int fold = 0; fold < Math.min(FOLDS, rows.length); fold++) {
      int out = fold;
      int[] told =
          IntStream.range(0, rows.length)
              .filter(i -> foldByRow[i] != out)
              .map(i -> rows[i])
              .toArray();
      AnchoredBayes bayes = AnchoredBayes.of(shares, GoldTally.of(matrix, told), trust);
      for (int i = 0; i < rows.length; i++) {
        if (foldByRow[i] == out) {
          posteriors[i] = bayes.posterior(matrix, rows[i]);
        }
      }
    }
    return posteriors;
  }

  private static double logLoss(LabelMatrix matrix, int[] rows, double[][] posteriors) {
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      loss -= StrictMath.log(Math.max(LEAST, posteriors[i][matrix.gold(rows[i])]));
    }
    return loss;
  }

  private static GoldChoice chosen(
      LabelMatrix matrix, int[] rows, Trust trust, double[][] posteriors) {
    double[] none = new double[rows.length];
    double[] ties = new double[rows.length];
    double[] voted = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int gold = matrix.gold(rows[i]);
      int[] votes = VoteCounts.ofRow(matrix, rows[i]);
      none[i] = hit(MajorityModel.shares(votes), gold);
      ties[i] = hit(Say.TIES.applied(posteriors[i], votes), gold);
      voted[i] = hit(Say.VOTED.applied(posteriors[i], votes), gold);
    }
    Say say = isBetter(voted, ties, GAIN_OVER_TIES) ? Say.VOTED : Say.TIES;
    boolean gains = isBetter(say == Say.VOTED ? voted : ties, none, GAIN_OVER_MAJORITY);
    return new GoldChoice(
        trust, gains ? say : Say.NONE, List.of(mean(none), mean(ties), mean(voted)));
  }

  /** Whether the gold is the likeliest label; of labels that are equally likely, its share. */
  static double hit(double[] posterior, int gold) {
    double most = Arrays.stream(posterior).max().orElse(0);
    long winners = Arrays.stream(posterior).filter(share -> share == most).count();
    return posterior[gold] == most ? 1.0 / winners : 0;
  }

  private static boolean isBetter(double[] hits, double[] others, double standardErrors) {
    int n = hits.length;
    double[] gains = new double[n];
    Arrays.setAll(gains, i -> hits[i] - others[i]);
    double mean = mean(gains);
    double squares = 0;
    for (double gain : gains) {
      squares += (gain - mean) * (gain - mean);
    }
    return mean > 0 && mean > standardErrors * Math.sqrt(squares) / n;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
