package org.sagekit.monitor.drift;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.monitor.drift.Cells.Cell;

/** See {@link DriftTests#chiSquared()}. */
final class ChiSquared implements CellTest {
  private static final double LEAST_EXPECTED = 5;
  private static final double LEAST_EXPECTED_OF_LIMIT = 20;

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
    List<Cell> pooled = pooled(cells);
    double statistic = pooled.size() < 2 ? 0 : statistic(pooled);
    return new DriftResult(name(), statistic, calibrated(cells), distance.beyondChance(cells, 1));
  }

  /** By permutation where the rarest of the pooled levels makes the limit's tail too thin. */
  private static double calibrated(Cells cells) {
    Cells pooled = Cells.of(pooled(cells));
    boolean isFar = pooled.list().size() > 1 && pooled.leastExpected() < LEAST_EXPECTED_OF_LIMIT;
    return isFar ? CellTest.permuted(pooled, Divergence::pearson, cells) : pValue(cells);
  }

  /** By the chi-squared distribution, or Fisher's test if the pooled levels are fewer than two. */
  static double pValue(Cells cells) {
    List<Cell> pooled = pooled(cells);
    return pooled.size() < 2
        ? exact(cells)
        : Math.min(1, Gamma.regularizedGammaQ((pooled.size() - 1) / 2.0, statistic(pooled) / 2));
  }

  private static double statistic(List<Cell> cells) {
    Divergence pearson = Divergence::pearson;
    return pearson.of(new Cells(cells));
  }

  /** Takes the levels rarest first. */
  private static List<Cell> pooled(Cells levels) {
    Cell sizes = levels.sizes();
    double least = LEAST_EXPECTED * sizes.both() / Math.min(sizes.then(), sizes.now());
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
    return cells;
  }

  /** For samples that are too small for the approximation. */
  private static double exact(Cells cells) {
    Cell sizes = cells.sizes();
    Cell commonest = cells.list().get(cells.list().size() - 1);
    return Fisher.twoSided(commonest.now(), sizes.now(), commonest.both(), sizes.both());
  }
}
