package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#hellinger()}. */
final class Hellinger implements CellTest {
  private static final double LEAST_EXPECTED = 20;

  @Override
  public String name() {
    return "hellinger";
  }

  @Override
  public DriftResult compare(Cells cells, Cells ofReference) {
    Divergence divergence = Divergence::hellinger;
    double statistic = Math.sqrt(Math.min(1, divergence.of(cells)));
    double p = CellTest.pValue(cells, divergence, Limit.of(cells, 1 / 8.0, LEAST_EXPECTED));
    return new DriftResult(name(), statistic, p, Math.sqrt(divergence.beyondChance(cells, 1)));
  }
}
