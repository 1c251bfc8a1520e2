package org.sagekit.core.label.pairs;

import java.util.Arrays;
import org.sagekit.api.Settings;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.RankAggregation;

/**
 * R. A. Bradley and M. E. Terry, "Rank Analysis of Incomplete Block Designs", Biometrika 39, 1952,
 * by the MM algorithm of D. R. Hunter, 2004: each thing has a score, and the odds of one being
 * preferred to another are the exponential of the difference of their scores. Thread-safe.
 */
public final class BradleyTerry implements Aggregator<Answers<Preference>, RankAggregation> {

  /** Without settings. */
  public BradleyTerry() {}

  @Override
  public String name() {
    return "bradley-terry";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("priorWins", Strengths.PRIOR_WINS)
        .with("iterations", Strengths.MOST_ITERATIONS)
        .with("tolerance", Strengths.TOLERANCE);
  }

  @Override
  public RankAggregation aggregate(Answers<Preference> votes) {
    Comparisons comparisons = Comparisons.of(votes);
    Strengths strengths = new Strengths(comparisons);
    double[] meant = new double[comparisons.all().size()];
    Arrays.fill(meant, 1);
    int iterations = strengths.improve(meant, Strengths.MOST_ITERATIONS);
    double[] honesty = new double[comparisons.votes().workers()];
    Arrays.fill(honesty, 1);
    return new Ranking(comparisons, strengths, honesty).aggregation(name(), iterations);
  }

  @Override
  public String toString() {
    return name();
  }
}
