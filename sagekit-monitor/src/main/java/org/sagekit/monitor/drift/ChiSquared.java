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
    return new DriftResult(name(), statistic, pValue(cells), distance.beyondChance(cells, 1));
  }

  static double pValue(Cells cells) {
    List<Cell> pooled = pooled(cells);
    return pooled.size() < 2
        ? exact(cells)
        : Math.min(1, Gamma.regularizedGammaQ((pooled.size() - 1) / 2.0, statistic(pooled) / 2));
  }

  private static double statistic(List<Cell> cells) {
    Cell sizes = cells.stream().reduce(Cell.NONE, Cell::and);
    double statistic = 0;
    for (Cell cell : cells) {
      statistic += term(cell.then(), expected(cell, sizes.then(), sizes));
      statistic += term(cell.now(), expected(cell, sizes.now(), sizes));
    }
    return statistic;
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

  private static double expected(Cell cell, long size, Cell sizes) {
    return (double) cell.both() * size / sizes.both();
  }

  private static double term(long observed, double expected) {
    return (observed - expected) * (observed - expected) / expected;
  }

  /** For samples that are too small for the approximation. */
  private static double exact(Cells cells) {
    Cell sizes = cells.sizes();
    Cell commonest = cells.list().get(cells.list().size() - 1);
    return Fisher.twoSided(commonest.now(), sizes.now(), commonest.both(), sizes.both());
  }
}
