package org.sagekit.core.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.IntegerColumn;

/**
 * A column of many different numbers while it grows: eight bytes a row. Whole numbers as long as
 * all are whole; from the first other one on, all are real.
 */
final class NumberCells {
  private final BitSet gaps = new BitSet();
  private long[] wholes;
  private double[] reals = new double[0];
  private boolean isWhole = true;
  private int size;

  NumberCells(int capacity) {
    this.wholes = new long[capacity];
  }

  /** Adds a number, which must be one. */
  void add(String text) {
    boolean whole = NumberForm.of(text) == NumberForm.WHOLE;
    if (isWhole && !whole) {
      reals = toReals();
      wholes = new long[0];
      isWhole = false;
    }
    grow();
    if (isWhole) {
      wholes[size++] = Long.parseLong(text);
    } else {
      reals[size++] = Double.parseDouble(text);
    }
  }

  void addMissing() {
    grow();
    gaps.set(size);
    if (!isWhole) {
      reals[size] = Double.NaN;
    }
    size++;
  }

  private void grow() {
    if (isWhole && size == wholes.length) {
      wholes = Arrays.copyOf(wholes, size + (size >> 1) + 8);
    } else if (!isWhole && size == reals.length) {
      reals = Arrays.copyOf(reals, size + (size >> 1) + 8);
    }
  }

  boolean isWhole() {
    return isWhole;
  }

  private double[] toReals() {
    return IntStream.range(0, size)
        .mapToDouble(row -> gaps.get(row) ? Double.NaN : (double) wholes[row])
        .toArray();
  }

  Column buildReals() {
    return Column.ofNumbers(isWhole ? toReals() : Arrays.copyOf(reals, size));
  }

  Column buildWholes() {
    return IntegerColumn.of(Arrays.copyOf(wholes, size), gaps);
  }
}
