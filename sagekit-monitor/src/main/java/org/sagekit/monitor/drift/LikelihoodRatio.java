package org.sagekit.monitor.drift;

import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.monitor.drift.Cells.Cell;

/** See {@link DriftTests#gTest()}. */
final class LikelihoodRatio implements CellTest {
  private static final double LEAST_EXPECTED = 10;

  @Override
  public String name() {
    return "g-test";
  }

  @Override
  public boolean fits(FieldType type) {
    return type == FieldType.CATEGORICAL || type == FieldType.BOOLEAN;
  }

  @Override
  public DriftResult compare(Cells cells, Cells ofReference) {
    Divergence ratio = Divergence::likelihoodRatio;
    Divergence distance = Divergence::totalVariation;
    double correction = correction(cells);
    double p =
        CellTest.pValue(cells, ratio, new Limit(g -> g / correction, LEAST_EXPECTED));
    double statistic = Math.max(0, ratio.of(cells));
    return new DriftResult(name(), statistic, p, distance.beyondChance(cells, 1));
  }

  /** Williams 1976, "Improved likelihood ratio tests for complete contingency tables". */
  private static double correction(Cells cells) {
    Cell sizes = cells.sizes();
    double total = sizes.both();
    double bySample = total / sizes.then() + total / sizes.now() - 1;
    double byCell = -1;
    for (Cell cell : cells.commonest(MOST_CELLS).list()) {
      byCell += total / cell.both();
    }
    int free = Math.max(1, Math.min(cells.list().size(), MOST_CELLS) - 1);
    return 1 + bySample * byCell / (6 * total * free);
  }
}
