package org.sagekit.core.label.pairs;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.Settings;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.RankAggregation;
import org.sagekit.core.label.pairs.Comparisons.Comparison;

/**
 * X. Chen, P. N. Bennett, K. Collins-Thompson and E. Horvitz, "Pairwise Ranking Aggregation in a
 * Crowdsourced Setting", WSDM 2013: as {@link BradleyTerry}, but each worker says with some
 * probability, their honesty, what they prefer, and else the opposite. Honesty and scores are
 * estimated in turn by EM, with the beta distribution (10, 1) before honesty. Starts from
 * Bradley-Terry. Thread-safe.
 */
public final class NoisyBradleyTerry implements Aggregator<Answers<Preference>, RankAggregation> {
  private static final double PRIOR_HONEST = 10;
  private static final double PRIOR_OPPOSITE = 1;
  private static final int MOST_ITERATIONS = 200;

  /** Of the strengths in each round: EM needs no more than a step in the right direction. */
  private static final int STEPS = 10;

  /** It has converged when no comparison's probability moves by more than this. */
  private static final double TOLERANCE = 1e-6;

  /** Without settings. */
  public NoisyBradleyTerry() {}

  @Override
  public String name() {
    return "noisy-bradley-terry";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("priorHonest", PRIOR_HONEST)
        .with("priorOpposite", PRIOR_OPPOSITE)
        .with("priorWins", Strengths.PRIOR_WINS)
        .with("steps", STEPS)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public RankAggregation aggregate(Answers<Preference> votes) {
    Comparisons comparisons = Comparisons.of(votes);
    Rounds rounds = new Rounds(comparisons);
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      moved = rounds.estimateMeaning();
      rounds.estimateHonesty();
      rounds.strengths.improve(rounds.meant, STEPS);
      iterations++;
    }
    return new Ranking(comparisons, rounds.strengths, rounds.honestyByWorker)
        .aggregation(name(), iterations);
  }

  @Override
  public String toString() {
    return name();
  }

  private static final class Rounds {
    private final List<Comparison> comparisons;
    private final Strengths strengths;

    /** By comparison the probability that it was meant as it was said. */
    private final double[] meant;

    private final double[] honestyByWorker;

    Rounds(Comparisons all) {
      comparisons = all.all();
      strengths = new Strengths(all);
      meant = new double[comparisons.size()];
      Arrays.fill(meant, 1);
      honestyByWorker = new double[all.votes().workers()];
      estimateHonesty();
      strengths.improve(meant, Strengths.MOST_ITERATIONS);
    }

    double estimateMeaning() {
      double moved = 0;
      for (int i = 0; i < meant.length; i++) {
        Comparison it = comparisons.get(i);
        if (it.worker() != Comparisons.GOLD) {
          double p = strengths.probability(it);
          double honest = honestyByWorker[it.worker()] * p;
          double next = honest / (honest + (1 - honestyByWorker[it.worker()]) * (1 - p));
          moved = Math.max(moved, Math.abs(next - meant[i]));
          meant[i] = next;
        }
      }
      return moved;
    }

    void estimateHonesty() {
      double[] votes = new double[honestyByWorker.length];
      Arrays.fill(votes, PRIOR_HONEST + PRIOR_OPPOSITE);
      Arrays.fill(honestyByWorker, PRIOR_HONEST);
      for (int i = 0; i < meant.length; i++) {
        int worker = comparisons.get(i).worker();
        if (worker != Comparisons.GOLD) {
          honestyByWorker[worker] += meant[i];
          votes[worker]++;
        }
      }
      for (int worker = 0; worker < votes.length; worker++) {
        honestyByWorker[worker] /= votes[worker];
      }
    }
  }
}
