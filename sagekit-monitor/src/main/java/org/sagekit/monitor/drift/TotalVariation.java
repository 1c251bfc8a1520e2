package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#totalVariation()}. */
final class TotalVariation implements CellTest {

  @Override
  public String name() {
    return "total-variation";
  }

  @Override
  public DriftResult compare(Cells cells, Cells ofReference) {
    Divergence distance = Divergence::totalVariation;
    double p = CellTest.permuted(cells.commonest(MOST_CELLS), distance);
    double statistic = Math.min(1, distance.of(cells));
    return new DriftResult(name(), statistic, p, distance.beyondChance(cells, 1));
  }
}
