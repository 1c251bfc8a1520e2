package org.sagekit.monitor.quality;

import org.sagekit.api.monitor.quality.NumberStatistics;

/**
 * Whether 0 is where numbers end by their nature, or where those that were seen happened to end.
 * Amounts and counts are never negative, but of temperatures around 15 a small sample may only by
 * chance have none below 0; to ask that of later rows would be a false alarm.
 */
final class NaturalZero {
  private static final double SEVERAL = 2.5;
  private static final double TAIL = 0.05;
  private static final double LEAST_IN_TAIL = 50;
  private static final double MANY = 100;
  private static final double EDGE = 3;
  private static final double EVEN = 0.3;
  private static final double FAR = 3;
  private static final double SKEW = 0.1;

  private NaturalZero() {}

  /**
   * Whether numbers, none of which is negative, will stay so: if 0 itself occurs several times; if
   * they crowd at 0; if 0 is far away; or if they lie skewed to the right of it, as amounts do.
   */
  static boolean isEndOf(NumberStatistics seen) {
    Ranks ranks = seen.distribution().map(Ranks::of).orElse(Ranks.NONE);
    if (seen.min() == 0 || ranks.isEmpty()) {
      return ranks.shareOf(0) * ranks.size() >= SEVERAL;
    }
    double tail = ranks.quantile(TAIL) - seen.min();
    double skew = (seen.mean() - ranks.quantile(0.5)) / seen.deviation();
    return isFar(seen, ranks)
        || isCrowded(seen.min(), tail, ranks)
        || skew > SKEW + 2.5 / Math.sqrt(ranks.size());
  }

  /**
   * Whether 0 is three times as far below the least number as this is below the 5 % quantile, and
   * half as far as this is below the median. Few numbers show no tail: then twice as far as they
   * all reach.
   */
  private static boolean isFar(NumberStatistics seen, Ranks ranks) {
    double min = seen.min();
    if (ranks.size() < MANY) {
      return seen.max() > min && min >= 2 * (seen.max() - min);
    }
    double tail = ranks.quantile(TAIL) - min;
    return tail > 0 && min >= FAR * tail && 2 * min >= ranks.quantile(0.5) - min;
  }

  /**
   * Whether the lowest numbers lie evenly, as near to each other as the least lies to 0: an edge,
   * where others thin out.
   */
  private static boolean isCrowded(double min, double tail, Ranks ranks) {
    double inTail = TAIL * ranks.size();
    return inTail >= LEAST_IN_TAIL
        && min * inTail <= EDGE * tail
        && ranks.quantile(TAIL / 5) - min <= EVEN * tail;
  }
}
