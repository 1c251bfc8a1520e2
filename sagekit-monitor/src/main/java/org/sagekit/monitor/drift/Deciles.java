package org.sagekit.monitor.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.sagekit.monitor.drift.Cells.Cell;

/** Bins of about a tenth each; a value that holds as much has a bin of its own. */
final class Deciles {
  private static final int BINS = 10;

  private Deciles() {}

  /** A tenth of both samples together. */
  static Cells ofBoth(Counts counts) {
    return of(counts, Cell::both);
  }

  /** A tenth of the reference. */
  static Cells ofReference(Counts counts) {
    return of(counts, Cell::then);
  }

  private static Cells of(Counts counts, ToLongFunction<Cell> mass) {
    Cell sizes = new Cell(counts.thenSize(), counts.nowSize());
    double tenth = (double) mass.applyAsLong(sizes) / BINS;
    List<Cell> bins = new ArrayList<>();
    Cell bin = Cell.NONE;
    int then = 0;
    int now = 0;
    for (int at = 0; at < counts.distinct(); at++) {
      Cell value = new Cell(counts.then()[at] - then, counts.now()[at] - now);
      then = counts.then()[at];
      now = counts.now()[at];
      if (mass.applyAsLong(value) >= tenth && bin.both() > 0) {
        bins.add(bin);
        bin = Cell.NONE;
      }
      bin = bin.and(value);
      if (mass.applyAsLong(bin) >= tenth) {
        bins.add(bin);
        bin = Cell.NONE;
      }
    }
    bins.add(bin);
    return Cells.of(bins);
  }
}
