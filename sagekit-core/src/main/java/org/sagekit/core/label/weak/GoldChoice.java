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
  private static final int MOST_ROWS = 10_000;
  private static final double LEAST = 1e-12;

  /** By how many standard errors choosing among all labels voted for must beat breaking ties. */
  private static final double GAIN_OVER_TIES = 0.25;

  /** By how many standard errors what is chosen must beat the majority. */
  private static final double GAIN_OVER_MAJORITY = 1.5;

  /**
   * @param shares on which share of the rows each vote was cast, by its number
   * @param gold the rows with gold, at least two
   */
  static GoldChoice of(LabelMatrix matrix, double[] shares, int[] gold) {
    int[] rows = someOf(gold);
    int[] foldByRow = folds(matrix, rows);
    List<Trust> choices = Trust.choices();
    double[] losses = new double[choices.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      GoldTally told = GoldTally.of(matrix, rowsOf(rows, foldByRow, fold, false));
      int[] held = rowsOf(rows, foldByRow, fold, true);
      for (int choice = 0; choice < losses.length; choice++) {
        AnchoredBayes bayes = AnchoredBayes.of(shares, told, choices.get(choice));
        losses[choice] += logLoss(matrix, held, bayes);
      }
    }
    Trust best = choices.get(least(losses));
    return chosen(matrix, rows, best, held(matrix, shares, rows, foldByRow, best));
  }

  /** All rows, or so many of them, evenly spaced, that choosing takes bounded time. */
  private static int[] someOf(int[] gold) {
    int step = (gold.length + MOST_ROWS - 1) / MOST_ROWS;
    return IntStream.range(0, gold.length).filter(i -> i % step == 0).map(i -> gold[i]).toArray();
  }

  private static int[] rowsOf(int[] rows, int[] foldByRow, int fold, boolean isHeld) {
    return IntStream.range(0, rows.length)
        .filter(i -> (foldByRow[i] == fold) == isHeld)
        .map(i -> rows[i])
        .toArray();
  }

  private static int least(double[] losses) {
    int least = 0;
    for (int i = 1; i < losses.length; i++) {
      least = losses[i] < losses[least] ? i : least;
    }
    return least;
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

  private static double logLoss(LabelMatrix matrix, int[] held, AnchoredBayes bayes) {
    double loss = 0;
    for (int row : held) {
      double share = bayes.posterior(matrix, row)[matrix.gold(row)];
      loss -= StrictMath.log(Math.max(LEAST, share));
    }
    return loss;
  }

  private static double[][] held(
      LabelMatrix matrix, double[] shares, int[] rows, int[] foldByRow, Trust trust) {
    double[][] posteriors = new double[rows.length][];
    for (int fold = 0; fold < FOLDS; fold++) {
      GoldTally told = GoldTally.of(matrix, rowsOf(rows, foldByRow, fold, false));
      AnchoredBayes bayes = AnchoredBayes.of(shares, told, trust);
      for (int i = 0; i < rows.length; i++) {
        posteriors[i] = foldByRow[i] == fold ? bayes.posterior(matrix, rows[i]) : posteriors[i];
      }
    }
    return posteriors;
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
