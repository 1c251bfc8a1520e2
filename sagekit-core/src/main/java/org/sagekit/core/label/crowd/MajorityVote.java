package org.sagekit.core.label.crowd;

import org.sagekit.api.Settings;

/**
 * Each worker counts the same: the label with most votes is the likeliest. How likely follows from
 * how often two workers agree, as if all were right equally often and erred to any label alike.
 */
public final class MajorityVote implements TruthMethod {
  /** Without settings. */
  public MajorityVote() {}

  @Override
  public String name() {
    return "majority";
  }

  @Override
  public Settings settings() {
    return Settings.empty();
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    return new Fit(VoteShares.toPosterior(table, table.shares()), 0);
  }
}
