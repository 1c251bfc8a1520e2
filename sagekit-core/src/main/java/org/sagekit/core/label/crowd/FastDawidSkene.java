package org.sagekit.core.label.crowd;

import java.util.Optional;
import org.sagekit.api.Settings;

/**
 * V. B. Sinha, S. Rao and V. N. Balasubramanian, "Fast Dawid-Skene: A Fast Vote Aggregation Scheme
 * for Sentiment Classification", KDD WISDOM 2018: as {@link DawidSkene}, but between the rounds
 * each task is held to be of its likeliest label alone, so that it converges in few rounds. Labels
 * of equal likelihood share the task. The posteriors are those of the last tables, not hard.
 */
public final class FastDawidSkene implements TruthMethod {
  /** Added to each count of a worker's table, so that no answer is held impossible. */
  private static final double SMOOTHING = 0.01;

  private static final int MOST_ITERATIONS = 100;

  private static final AnswerWeights WEIGHTS = new Deciding(new SmoothedShares(SMOOTHING));

  /** With the settings of {@link DawidSkene}. */
  public FastDawidSkene() {}

  @Override
  public String name() {
    return "fast-dawid-skene";
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("smoothing", SMOOTHING).with("iterations", MOST_ITERATIONS);
  }

  @Override
  public Optional<AnswerWeights> weights() {
    return Optional.of(WEIGHTS);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    return new ConfusionRounds(table, start, WEIGHTS).run(MOST_ITERATIONS, 0);
  }

  /** The classification step of the paper: only the likeliest label of a task is counted. */
  private record Deciding(SmoothedShares shares) implements AnswerWeights {

    @Override
    public void toLogs(double[] counts, int from, int labels) {
      shares.toLogs(counts, from, labels);
    }

    @Override
    public void toLogs(double[] totals) {
      for (int truth = 0; truth < totals.length; truth++) {
        totals[truth] += SMOOTHING;
      }
      shares.toLogs(totals);
    }

    @Override
    public double[] counted(double[] posterior, int labels) {
      return HardLabels.of(posterior, labels);
    }
  }
}
