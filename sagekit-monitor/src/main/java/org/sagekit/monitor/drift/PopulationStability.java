package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#populationStabilityIndex()}. */
final class PopulationStability implements CellTest {
  @Override
  public String name() {
    return "population-stability-index";
  }

  @Override
  public DriftResult compare(Cells cells, Cells ofReference) {
    Divergence divergence = Divergence::populationStability;
    double p = CellTest.pValue(cells, divergence, Limit.ofMean(cells, divergence));
    return new DriftResult(name(), divergence.of(ofReference), p, JensenShannon.effect(cells));
  }
}
