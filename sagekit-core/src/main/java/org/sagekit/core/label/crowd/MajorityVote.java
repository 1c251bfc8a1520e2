package org.sagekit.core.label.crowd;

import org.sagekit.api.Settings;

/** Each worker counts the same: the posterior is the share of the votes. */
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
    return new Fit(table.shares(), 0);
  }
}
