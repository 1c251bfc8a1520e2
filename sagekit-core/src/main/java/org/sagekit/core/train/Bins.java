package org.sagekit.core.train;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * Groups the values of each column into bins, because Tribuo's trees take time in proportion to the
 * different values. Half of the edges are quantiles of the rows, half quantiles of the different
 * values, so that a long tail keeps its detail. Immutable.
 *
 * @param edges by column; a value is in bin k if exactly k edges are less than it
 */
record Bins(double[][] edges) {

  /**
   * Chooses edges.
   *
   * @param matrix rows without missing numbers
   * @param most how many edges of either kind a column has at most
   */
  static Bins of(double[][] matrix, int most) {
    double[][] edges = new double[matrix[0].length][];
    for (int column = 0; column < edges.length; column++) {
      int index = column;
      edges[column] = edges(Arrays.stream(matrix).mapToDouble(row -> row[index]).toArray(), most);
    }
    return new Bins(edges);
  }

  private static double[] edges(double[] values, int most) {
    Arrays.sort(values);
    double[] distinct = Arrays.stream(values).distinct().toArray();
    if (distinct.length <= most) {
      return Arrays.copyOf(distinct, distinct.length - 1);
    }
    TreeSet<Double> edges = new TreeSet<>();
    for (int i = 1; i < most; i++) {
      edges.add(values[(int) ((long) values.length * i / most)]);
      edges.add(distinct[(int) ((long) distinct.length * i / most)]);
    }
    edges.remove(distinct[distinct.length - 1]);
    return edges.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The bin of a value. */
  int code(int column, double value) {
    int found = Arrays.binarySearch(edges[column], value);
    return found >= 0 ? found : -found - 1;
  }

  /** The bins of a row. */
  double[] codes(double[] row) {
    double[] codes = new double[row.length];
    for (int column = 0; column < codes.length; column++) {
      codes[column] = code(column, row[column]);
    }
    return codes;
  }

  /** The edge for which {@code value > edge} says the same as {@code code > split}. */
  double threshold(int column, double split) {
    return edges[column][(int) Math.floor(split)];
  }
}
