package org.sagekit.core.label.crowd;

import org.sagekit.api.Settings;

/**
 * Zero-based skill of D. Ustalov, N. Pavlichenko and B. Tseitlin, "Learning from Crowds with
 * Crowd-Kit", Journal of Open Source Software 9(96), 2024: all workers begin alike, the votes are
 * weighed by their skills, and each skill takes a gradient step towards the share of the worker's
 * votes that agree with the outcome, in turn. The step is whole at first, and halves every 20
 * rounds, so that skills that swing between two outcomes come to rest.
 */
public final class ZeroBasedSkill implements TruthMethod {
  private static final int MOST_ITERATIONS = 100;
  private static final int ROUNDS_OF_A_STEP = 20;

  /** It has converged when no skill moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-6;

  /** With the settings of the paper's implementation. */
  public ZeroBasedSkill() {}

  @Override
  public String name() {
    return "zero-based-skill";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("iterations", MOST_ITERATIONS)
        .with("roundsOfAStep", ROUNDS_OF_A_STEP)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    double[] posterior = start;
    double[] skills = HardLabels.agreement(table, posterior);
    int iterations = 1;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      iterations++;
      posterior = WeightedVote.shares(table, skills);
      moved = step(skills, HardLabels.agreement(table, posterior), rate(iterations));
    }
    double[] shares = WeightedVote.shares(table, skills);
    return new Fit(VoteShares.toPosterior(table, shares), iterations);
  }

  private static double rate(int iteration) {
    return StrictMath.pow(0.5, iteration / ROUNDS_OF_A_STEP);
  }

  /** Half the gradient of the squared difference; returns by how much the skills moved at most. */
  private static double step(double[] skills, double[] agreement, double rate) {
    double moved = 0;
    for (int worker = 0; worker < skills.length; worker++) {
      double step = rate * (agreement[worker] - skills[worker]);
      skills[worker] += step;
      moved = Math.max(moved, Math.abs(step));
    }
    return moved;
  }
}
