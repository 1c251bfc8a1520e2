package org.sagekit.monitor.compare;

/**
 * Finds the bin of a number in about one step: the range of the edges is cut in equal cells, and of
 * each it is known how many edges lie in the cells before.
 */
final class BinFinder {
  private static final int CELLS = 1_024;

  private final double[] starts;
  private final double low;
  private final double cellsPerUnit;
  private final int[] startsBefore = new int[CELLS];

  /**
   * A finder for some edges.
   *
   * @param starts of all bins but the first, ascending and finite
   */
  BinFinder(double... starts) {
    this.starts = starts;
    this.low = starts.length == 0 ? 0 : starts[0];
    double range = starts.length == 0 ? 0 : starts[starts.length - 1] - low;
    this.cellsPerUnit = range > 0 && range < Double.MAX_VALUE ? CELLS / range : 0;
    int start = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      startsBefore[cell] = start;
      while (start < starts.length && cellOf(starts[start]) == cell) {
        start++;
      }
    }
  }

  private int cellOf(double value) {
    return (int) Math.max(0, Math.min(CELLS - 1, (value - low) * cellsPerUnit));
  }

  /**
   * The bin of a number.
   *
   * @param value not NaN
   * @return how many of the edges are no greater
   */
  int binOf(double value) {
    int bin = startsBefore[cellOf(value)];
    while (bin < starts.length && value >= starts[bin]) {
      bin++;
    }
    return bin;
  }
}
