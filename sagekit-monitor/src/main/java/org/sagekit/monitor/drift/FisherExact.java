package org.sagekit.monitor.drift;

import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.monitor.distribution.LogFactorial;
import org.sagekit.monitor.drift.Cells.Cell;

/** See {@link DriftTests#fisherExact()}. */
final class FisherExact implements CellTest {

  @Override
  public String name() {
    return "fisher-exact";
  }

  @Override
  public boolean fits(FieldType type) {
    return type == FieldType.CATEGORICAL || type == FieldType.BOOLEAN;
  }

  @Override
  public DriftResult compare(Cells cells, Cells ofReference) {
    Divergence rarity = FisherExact::rarity;
    Divergence distance = Divergence::totalVariation;
    double p = CellTest.permuted(cells.commonest(MOST_CELLS), rarity);
    double statistic = Math.max(0, rarity.of(cells));
    return new DriftResult(name(), statistic, p, distance.beyondChance(cells, 1));
  }

  /** In sum, minus the logarithm of the multivariate hypergeometric probability of the table. */
  private static double rarity(double then, double now, Cell sizes) {
    double share = (then + now) / sizes.both();
    return share * ways(sizes.then(), sizes.now()) - ways((long) then, (long) now);
  }

  /** The logarithm of the number of ways to put two kinds in order. */
  private static double ways(long then, long now) {
    return LogFactorial.of(then + now) - LogFactorial.of(then) - LogFactorial.of(now);
  }
}
