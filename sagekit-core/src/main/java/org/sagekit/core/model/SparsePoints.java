package org.sagekit.core.model;

import java.util.Arrays;

/** Points without their zeros, of which one-hot levels leave many. Immutable. */
final class SparsePoints {
  final int count;
  final int width;

  /** Where the numbers of each point begin; one more than there are points. */
  final int[] starts;

  final int[] columns;
  final double[] values;

  /**
   * Leaves out zeros.
   *
   * @param all point by point
   * @param width numbers a point
   */
  SparsePoints(double[] all, int width) {
    this.count = all.length / width;
    this.width = width;
    this.starts = new int[count + 1];
    int kept = (int) Arrays.stream(all).filter(value -> value != 0).count();
    this.columns = new int[kept];
    this.values = new double[kept];
    int to = 0;
    for (int point = 0; point < count; point++) {
      for (int column = 0; column < width; column++) {
        double value = all[point * width + column];
        if (value != 0) {
          columns[to] = column;
          values[to++] = value;
        }
      }
      starts[point + 1] = to;
    }
  }

  /** A point that is asked about, without its zeros. For one thread. */
  static final class Place {
    final int[] columns;
    final double[] values;
    int size;

    Place(int width) {
      columns = new int[width];
      values = new double[width];
    }

    /** Takes the numbers from a place of an array. */
    void read(double[] x, int at) {
      size = 0;
      for (int column = 0; column < columns.length; column++) {
        double value = x[at + column];
        if (value != 0) {
          columns[size] = column;
          values[size++] = value;
        }
      }
    }
  }

  /**
   * The square of a distance: the same bits as if all squares were added in the order of the
   * columns, as what is left out would add zero.
   */
  double squares(Place x, int point) {
    int j = starts[point];
    int end = starts[point + 1];
    return x.size == width && end - j == width ? full(x, j) : merged(x, j, end);
  }

  private double full(Place x, int from) {
    double squares = 0;
    for (int i = 0; i < width; i++) {
      double difference = x.values[i] - values[from + i];
      squares += difference * difference;
    }
    return squares;
  }

  private double merged(Place x, int from, int end) {
    double squares = 0;
    int i = 0;
    int j = from;
    while (i < x.size || j < end) {
      int own = i < x.size ? x.columns[i] : Integer.MAX_VALUE;
      int other = j < end ? columns[j] : Integer.MAX_VALUE;
      double difference = (own <= other ? x.values[i++] : 0) - (other <= own ? values[j++] : 0);
      squares += difference * difference;
    }
    return squares;
  }
}
