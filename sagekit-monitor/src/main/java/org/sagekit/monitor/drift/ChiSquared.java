package org.sagekit.monitor.drift;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.monitor.distribution.Fisher;
import org.sagekit.monitor.drift.Cells.Cell;

/** See {@link DriftTests#chiSquared()}. */
final class ChiSquared implements CellTest {
  private static final double LEAST_EXPECTED = 5;
  private static final double LEAST_EXPECTED_OF_LIMIT = 50;

  /** So few are enough for a test by permutation. */
  private static final double LEAST_EXPECTED_OF_FEW = 1;

  @Override
  public String name() {
    return "chi-squared";
  }

  @Override
  public boolean fits(FieldType type) {
    return type == FieldType.CATEGORICAL || type == FieldType.BOOLEAN;
  }

  @Override
  public DriftResult compare(Cells cells, Cells ofReference) {
    Divergence distance = Divergence::totalVariation;
    Divergence pearson = Divergence::pearson;
    Cells pooled = pooled(cells);
    double statistic = pooled.list().size() < 2 ? 0 : pearson.of(pooled);
    double p = pValue(cells, pooled, statistic);
    return new DriftResult(name(), statistic, p, distance.beyondChance(cells, 1));
  }

  /** By permutation where the rarest of the pooled levels makes the limit's tail too thin. */
  private static double pValue(Cells cells, Cells pooled, double statistic) {
    int size = pooled.list().size();
    if (size < 2) {
      return exact(cells);
    }
    boolean isNear = size > 2 && pooled.leastExpected() >= LEAST_EXPECTED_OF_LIMIT;
    return isNear
        ? Math.min(1, Gamma.regularizedGammaQ((size - 1) / 2.0, statistic / 2))
        : CellTest.permuted(pooled.commonest(MOST_CELLS), Divergence::pearson);
  }

  private static Cells pooled(Cells levels) {
    Cells pooled = pooled(levels, LEAST_EXPECTED);
    return pooled.list().size() < 2 ? pooled(levels, LEAST_EXPECTED_OF_FEW) : pooled;
  }

  /** Takes the levels rarest first. */
  private static Cells pooled(Cells levels, double leastExpected) {
    Cell sizes = levels.sizes();
    double least = leastExpected * sizes.both() / Math.min(sizes.then(), sizes.now());
    List<Cell> cells = new ArrayList<>();
    Cell rare = Cell.NONE;
    for (Cell level : levels.list()) {
      if (level.both() < least || rare.both() > 0 && rare.both() < least) {
        rare = rare.and(level);
      } else {
        cells.add(level);
      }
    }
    if (rare.both() > 0) {
      cells.add(rare);
    }
    return Cells.of(cells);
  }

  /** For samples that are too small for the approximation. */
  private static double exact(Cells cells) {
    Cell sizes = cells.sizes();
    Cell commonest = cells.list().get(cells.list().size() - 1);
    return Fisher.twoSided(commonest.now(), sizes.now(), commonest.both(), sizes.both());
  }
}
