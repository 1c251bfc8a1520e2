package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#populationStabilityIndex()}. */
final class PopulationStability implements CellTest {
  private static final double LEAST_EXPECTED = 50;

  @Override
  public String name() {
    return "population-stability-index";
  }

  @Override
  public DriftResult compare(Cells cells, Cells ofReference) {
    Divergence divergence = Divergence::populationStability;
    double p = CellTest.pValue(cells, divergence, Limit.of(cells, 1, LEAST_EXPECTED));
    return new DriftResult(name(), divergence.of(ofReference), p, JensenShannon.effect(cells));
  }
}
