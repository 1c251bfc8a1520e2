package org.sagekit.core.tune;

import java.util.Comparator;
import java.util.List;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;

/** Where leaderboards are made. */
public final class Leaderboards {
  private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

  private Leaderboards() {}

  /**
   * Puts what was tried in order: the best first; of equals the one that was tried first; what has
   * no score last.
   *
   * @param metric by which it is ordered
   * @param tried in the order in which it was tried
   * @return the board
   */
  public static Leaderboard of(Metric metric, List<Leaderboard.Entry> tried) {
    return new Leaderboard(metric, tried.stream().sorted(order(metric)).toList());
  }

  /**
   * The score of what failed.
   *
   * @return no numbers
   */
  public static Estimate none() {
    return NONE;
  }

  private static Comparator<Leaderboard.Entry> order(Metric metric) {
    Comparator<Leaderboard.Entry> byScore =
        Comparator.comparingDouble(entry -> positiveZero(entry.score().value()));
    return Comparator.comparing((Leaderboard.Entry entry) -> Double.isNaN(entry.score().value()))
        .thenComparing(metric.greaterIsBetter() ? byScore.reversed() : byScore);
  }

  /** Or minus zero would be less than zero. */
  private static double positiveZero(double value) {
    return value + 0.0;
  }
}
