package org.sagekit.monitor.chance;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The ranks of the scores of rows that the classifier did not know, the greater the more a row
 * looks like the side that has fewer: so that it does not matter which side is called now.
 *
 * @param ranks ascending; equal scores have their mean rank
 * @param fewer how many rows the smaller side has
 * @param excess Wilcoxon's rank sum of the smaller side, less what is to be expected: pairs times
 *     (AUC - 1/2)
 */
record HeldOutRanks(double[] ranks, int fewer, double excess) {

  /**
   * Ranks scores.
   *
   * @param scores finite; the greater, the more a row looks like now
   * @param now how many rows are of now; they come last
   */
  static HeldOutRanks of(double[] scores, int now) {
    int then = scores.length - now;
    double[] ranks = new NaturalRanking().rank(scores);
    if (now > then) {
      Arrays.setAll(ranks, i -> ranks.length + 1 - ranks[i]);
    }
    IntStream side = now > then ? IntStream.range(0, then) : IntStream.range(then, ranks.length);
    int fewer = Math.min(then, now);
    double excess = side.mapToDouble(i -> ranks[i]).sum() - fewer * middle(ranks);
    Arrays.sort(ranks);
    return new HeldOutRanks(ranks, fewer, excess);
  }

  private static double middle(double[] ranks) {
    return (ranks.length + 1) / 2.0;
  }

  /** The excess if other rows, drawn at random, were those of the smaller side. */
  double excess(SplittableRandom random) {
    double[] order = ranks.clone();
    double sum = 0;
    for (int i = 0; i < fewer; i++) {
      int drawn = i + random.nextInt(order.length - i);
      sum += order[drawn];
      order[drawn] = order[i];
    }
    return sum - fewer * middle(ranks);
  }

  /** The variance of the excess if nothing has changed, given which scores are equal. */
  double variance() {
    double squares = Arrays.stream(ranks).map(r -> (r - middle(ranks)) * (r - middle(ranks))).sum();
    double size = ranks.length;
    return fewer * (size - fewer) / size / (size - 1) * squares;
  }

  /** How many pairs of a row of then and one of now there are. */
  double pairs() {
    return (double) fewer * (ranks.length - fewer);
  }

  /** Whether each row of the one side is beyond each of the other. */
  boolean isSeparated() {
    return 2 * excess == pairs();
  }

  /** The logarithm of the chance that rows without equal scores are separated so. */
  double logChanceOfSeparation() {
    return -CombinatoricsUtils.binomialCoefficientLog(ranks.length, fewer);
  }

  /** What makes ranks of parts of different sizes comparable (van Elteren 1960). */
  double weight() {
    return 1.0 / (ranks.length + 1);
  }
}
