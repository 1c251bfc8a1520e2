package org.sagekit.monitor.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.sagekit.monitor.chance.Mixing;

/**
 * Gathers columns of numbers into rows that are never wider than {@link #MOST}: from the next
 * column on, all are projected on that many random directions, which keeps the distances of rows to
 * within some per cent (Johnson and Lindenstrauss 1984), and the memory that is needed.
 */
final class EncodedColumns {
  static final int MOST = 200;

  private final int size;
  private final long seed;
  private final List<double[]> columns = new ArrayList<>();
  private double[][] projected = {};
  private int added;

  EncodedColumns(int size, long seed) {
    this.size = size;
    this.seed = seed;
  }

  /** Adds a column, unless all its values are the same. */
  void add(double[] column) {
    if (Arrays.stream(column).allMatch(value -> value == column[0])) {
      return;
    }
    if (columns.size() < MOST && projected.length == 0) {
      columns.add(column);
      return;
    }
    if (projected.length == 0) {
      projected = new double[size][MOST];
      columns.forEach(this::project);
      columns.clear();
    }
    project(column);
  }

  private void project(double[] column) {
    Random random = new Random(Mixing.of(seed, added++));
    double[] direction = new double[MOST];
    Arrays.setAll(direction, i -> random.nextGaussian() / Math.sqrt(MOST));
    for (int row = 0; row < size; row++) {
      for (int i = 0; i < MOST; i++) {
        projected[row][i] += column[row] * direction[i];
      }
    }
  }

  double[][] rows() {
    if (projected.length > 0) {
      return projected;
    }
    double[][] rows = new double[size][columns.size()];
    for (int at = 0; at < columns.size(); at++) {
      double[] column = columns.get(at);
      for (int row = 0; row < size; row++) {
        rows[row][at] = column[row];
      }
    }
    return rows;
  }
}
