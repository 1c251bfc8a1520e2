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
  static Cells ofBoth(int[][] counts) {
    return of(counts, Cell::both);
  }

  /** A tenth of the reference. */
  static Cells ofReference(int[][] counts) {
    return of(counts, Cell::then);
  }

  private static Cells of(int[][] counts, ToLongFunction<Cell> mass) {
    int[] sizes = counts[counts.length - 1];
    double tenth = (double) mass.applyAsLong(new Cell(sizes[0], sizes[1])) / BINS;
    List<Cell> bins = new ArrayList<>();
    Cell bin = Cell.NONE;
    int[] before = {0, 0};
    for (int[] count : counts) {
      Cell value = new Cell(count[0] - before[0], count[1] - before[1]);
      before = count;
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
