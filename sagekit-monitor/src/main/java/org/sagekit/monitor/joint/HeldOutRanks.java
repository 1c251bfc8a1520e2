package org.sagekit.monitor.joint;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * The ranks of the scores of rows that the classifier did not know.
 *
 * @param ranks equal scores have their mean rank; those of now come last
 * @param now how many rows are of now
 */
record HeldOutRanks(double[] ranks, int now) {

  /**
   * Ranks scores.
   *
   * @param scores finite
   * @param now whether a row is of now; these rows come last
   */
  static HeldOutRanks of(double[] scores, boolean[] now) {
    int count = 0;
    for (boolean one : now) {
      count += one ? 1 : 0;
    }
    return new HeldOutRanks(new NaturalRanking().rank(scores), count);
  }

  /** Wilcoxon's rank sum of now, less what is to be expected: pairs times (AUC - 1/2). */
  double excess() {
    return Arrays.stream(ranks, ranks.length - now, ranks.length).sum() - now * middle();
  }

  /** The same if other rows, drawn at random, were those of now. */
  double excess(SplittableRandom random) {
    double[] order = ranks.clone();
    double sum = 0;
    for (int i = 0; i < now; i++) {
      int drawn = i + random.nextInt(order.length - i);
      sum += order[drawn];
      order[drawn] = order[i];
    }
    return sum - now * middle();
  }

  private double middle() {
    return (ranks.length + 1) / 2.0;
  }

  /** The variance of the excess if nothing has changed, given which scores are equal. */
  double variance() {
    double squares = Arrays.stream(ranks).map(r -> (r - middle()) * (r - middle())).sum();
    double size = ranks.length;
    return now * (size - now) / size / (size - 1) * squares;
  }

  /** How many pairs of a row of then and one of now there are. */
  double pairs() {
    return (double) now * (ranks.length - now);
  }

  int fewer() {
    return Math.min(now, ranks.length - now);
  }

  /** What makes ranks of parts of different sizes comparable (van Elteren 1960). */
  double weight() {
    return 1.0 / (ranks.length + 1);
  }
}
