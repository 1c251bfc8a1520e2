package org.sagekit.core.data.profile;

import org.sagekit.api.data.Column;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.NumericColumn;

/**
 * One column in a block of rows: its numbers, NaN where missing, and the same around their mean.
 * The mean is found from the distances to the first number, so that equal numbers don't vary.
 */
final class NumberBlock {
  final double[] values = new double[NumberSketch.BLOCK];
  final double[] centred = new double[NumberSketch.BLOCK];
  boolean hasGaps;
  double origin;
  double shift;
  double squares;

  /** Copies rows of a column; one loop a class, so that no call is virtual. */
  void fill(Column column, int from, int count, int at) {
    if (column instanceof NumericColumn numbers) {
      for (int i = 0; i < count; i++) {
        values[at + i] = numbers.number(from + i);
      }
    } else if (column instanceof IntegerColumn numbers) {
      for (int i = 0; i < count; i++) {
        values[at + i] = numbers.number(from + i);
      }
    } else {
      throw new IllegalArgumentException(
          "Column: type must be of numbers, but was " + column.type() + ".");
    }
  }

  void measure(int size) {
    hasGaps = false;
    for (int i = 0; i < size; i++) {
      hasGaps |= Double.isNaN(values[i]);
    }
    if (!hasGaps) {
      centre(size);
    }
  }

  /** Takes the rows that two other blocks both have. */
  static int both(NumberBlock x, NumberBlock y, int size, NumberBlock[] into) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      into[0].values[count] = x.values[i];
      into[1].values[count] = y.values[i];
      boolean gap = Double.isNaN(x.values[i]) || Double.isNaN(y.values[i]);
      count += gap ? 0 : 1;
    }
    into[0].centre(count);
    into[1].centre(count);
    return count;
  }

  private void centre(int size) {
    origin = values[0];
    for (int i = 0; i < size; i++) {
      centred[i] = values[i] - origin;
    }
    shift = size == 0 ? 0 : BlockSums.sum(centred, size) / size;
    for (int i = 0; i < size; i++) {
      centred[i] -= shift;
    }
    squares = BlockSums.products(centred, centred, size);
  }
}
