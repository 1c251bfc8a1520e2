package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#jensenShannon()}. */
final class JensenShannon implements CellTest {
  private static final double LEAST_EXPECTED = 20;
  private static final double LOG_2 = Math.log(2);

  @Override
  public String name() {
    return "jensen-shannon";
  }

  @Override
  public DriftResult compare(Cells cells, Cells ofReference) {
    Divergence divergence = Divergence::jensenShannon;
    double statistic = Math.sqrt(Math.max(0, Math.min(1, divergence.of(cells) / LOG_2)));
    double p = CellTest.pValue(cells, divergence, Limit.of(cells, 1 / 8.0, LEAST_EXPECTED));
    return new DriftResult(name(), statistic, p, effect(cells));
  }

  /** The distance, less what chance makes of its square. */
  static double effect(Cells cells) {
    Divergence divergence = Divergence::jensenShannon;
    return Math.sqrt(divergence.beyondChance(cells, LOG_2));
  }
}
