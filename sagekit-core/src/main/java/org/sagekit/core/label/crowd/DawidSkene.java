package org.sagekit.core.label.crowd;

import java.util.Optional;
import org.sagekit.api.Settings;

/**
 * A. P. Dawid and A. M. Skene, "Maximum likelihood estimation of observer error-rates using the EM
 * algorithm", Applied Statistics 28 (1979): each worker has a table of what they answer when a
 * label is right, and tables and truth are estimated in turn. Starts from the share of the votes.
 * Logarithms are StrictMath's: the same bits on every machine.
 */
public final class DawidSkene implements TruthMethod {
  /** Added to each count of a worker's table, so that no answer is held impossible. */
  private static final double SMOOTHING = 0.01;

  private static final int MOST_ITERATIONS = 100;

  /** It has converged when no posterior moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-6;

  @Override
  public String name() {
    return "dawid-skene";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("smoothing", SMOOTHING)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Optional<AnswerWeights> weights() {
    return Optional.of(new SmoothedShares(SMOOTHING));
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    ConfusionRounds rounds = new ConfusionRounds(table, start, new SmoothedShares(SMOOTHING));
    return rounds.run(MOST_ITERATIONS, TOLERANCE);
  }
}
