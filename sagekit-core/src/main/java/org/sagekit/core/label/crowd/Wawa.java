package org.sagekit.core.label.crowd;

import org.sagekit.api.Settings;

/**
 * Worker agreement with aggregate: each worker counts by the share of their votes that are the
 * majority's. Described as Wawa by D. Ustalov, N. Pavlichenko and B. Tseitlin, "Learning from
 * Crowds with Crowd-Kit", Journal of Open Source Software 9(96), 2024. Where the majority is tied
 * there is no aggregate to agree with.
 */
public final class Wawa implements TruthMethod {

  /** Without settings. */
  public Wawa() {}

  @Override
  public String name() {
    return "wawa";
  }

  @Override
  public Settings settings() {
    return Settings.empty();
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    double[] skill = HardLabels.agreement(table, table.shares());
    return new Fit(VoteShares.toPosterior(table, WeightedVote.shares(table, skill)), 1);
  }
}
