package org.sagekit.monitor.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.special.Gamma;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

/** See {@link DriftTests#chiSquared()}. */
final class ChiSquared implements DriftTest {
  private static final double LEAST_EXPECTED = 5;

  /** The mean of |Z| for a standard normal Z. */
  private static final double MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI);

  @Override
  public String name() {
    return "chi-squared";
  }

  @Override
  public boolean fits(FieldType type) {
    return type == FieldType.CATEGORICAL || type == FieldType.BOOLEAN;
  }

  /** How often a level, or several that are counted as one, occurs in each sample. */
  private record Cell(long then, long now) {
    long both() {
      return then + now;
    }

    Cell and(Cell other) {
      return new Cell(then + other.then, now + other.now);
    }
  }

  @Override
  public DriftResult compare(Column reference, Column current) {
    List<Cell> levels = levels(reference, current);
    Cell sizes = levels.stream().reduce(new Cell(0, 0), Cell::and);
    if (sizes.then() == 0 || sizes.now() == 0) {
      return new DriftResult(name(), 0, 1, 0);
    }
    double effect = effect(levels, sizes);
    List<Cell> cells = pooled(levels, sizes);
    if (cells.size() < 2) {
      return new DriftResult(name(), 0, exact(levels, sizes), effect);
    }
    double statistic = 0;
    for (Cell cell : cells) {
      statistic += term(cell.then(), expected(cell, sizes.then(), sizes));
      statistic += term(cell.now(), expected(cell, sizes.now(), sizes));
    }
    double p = Gamma.regularizedGammaQ((cells.size() - 1) / 2.0, statistic / 2);
    return new DriftResult(name(), statistic, Math.min(1, p), effect);
  }

  private static List<Cell> levels(Column reference, Column current) {
    Map<String, Cell> cellByLevel = new TreeMap<>();
    count(reference, new Cell(1, 0), cellByLevel);
    count(current, new Cell(0, 1), cellByLevel);
    return cellByLevel.values().stream()
        .sorted(Comparator.comparingLong(Cell::both).thenComparingLong(Cell::then))
        .toList();
  }

  private static void count(Column column, Cell one, Map<String, Cell> cellByLevel) {
    for (int row = 0; row < column.size(); row++) {
      String level = column.text(row);
      if (level != null) {
        cellByLevel.merge(level, one, Cell::and);
      }
    }
  }

  /** Takes the levels rarest first. */
  private static List<Cell> pooled(List<Cell> levels, Cell sizes) {
    double least = LEAST_EXPECTED * sizes.both() / Math.min(sizes.then(), sizes.now());
    List<Cell> cells = new ArrayList<>();
    Cell rare = new Cell(0, 0);
    for (Cell level : levels) {
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
  private static double exact(List<Cell> levels, Cell sizes) {
    Cell commonest = levels.get(levels.size() - 1);
    return Fisher.twoSided(commonest.now(), sizes.now(), commonest.both(), sizes.both());
  }

  /** Half the sum of the shares' distances, on a scale from what chance makes of it to 1. */
  private static double effect(List<Cell> levels, Cell sizes) {
    double distance = 0;
    double chance = 0;
    double spread = 1.0 / sizes.then() + 1.0 / sizes.now();
    for (Cell level : levels) {
      double share = (double) level.both() / sizes.both();
      double then = (double) level.then() / sizes.then();
      double now = (double) level.now() / sizes.now();
      distance += Math.abs(then - now) / 2;
      // Never more than the share itself, which the approximation exceeds for the rarest levels.
      chance += Math.min(MEAN_ABSOLUTE / 2 * Math.sqrt(share * (1 - share) * spread), share);
    }
    double beyond = (distance - chance) / (1 - chance);
    return distance >= 1 - 1e-12 ? 1 : Math.max(0, Math.min(1, beyond));
  }
}
