package org.sagekit.core.data;

import java.util.BitSet;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.IntegerColumn;

/**
 * A column of many different numbers while it grows: eight bytes a row. Whole numbers as long as
 * all are whole; from the first other one on, all are real.
 */
final class NumberCells {
  private final BitSet gaps = new BitSet();

  /** Whole numbers, or the bits of real ones. */
  private Chunks.Longs values = new Chunks.Longs();

  private boolean isWhole;

  /** None yet; whole ones as long as all are, or real ones from the start. */
  NumberCells(boolean isWhole) {
    this.isWhole = isWhole;
  }

  /** Adds a number of a form; only a whole one has its exact value in {@code whole}. */
  void add(NumberForm form, NumberScan number) {
    if (form == NumberForm.WHOLE && isWhole) {
      values.add(number.whole());
    } else {
      add(number.real());
    }
  }

  void add(long whole) {
    if (isWhole) {
      values.add(whole);
    } else {
      add((double) whole);
    }
  }

  void add(double real) {
    if (isWhole) {
      widen();
    }
    values.add(Double.doubleToRawLongBits(real));
  }

  private void widen() {
    Chunks.Longs reals = new Chunks.Longs();
    values.drain(
        (from, wholes, count) -> {
          for (int i = 0; i < count; i++) {
            reals.add(Double.doubleToRawLongBits((double) wholes[i]));
          }
        });
    values = reals;
    isWhole = false;
  }

  void addMissing() {
    gaps.set(values.size());
    values.add(isWhole ? 0 : Double.doubleToRawLongBits(Double.NaN));
  }

  /** Adds the numbers of a column that began as this one; they are gone from there. */
  void append(NumberCells part) {
    int base = size();
    if (isWhole && !part.isWhole) {
      widen();
    }
    if (!isWhole && part.isWhole) {
      part.widen();
    }
    part.values.drain((from, some, count) -> values.add(some, count));
    part.gaps.stream().forEach(row -> gaps.set(base + row));
  }

  int size() {
    return values.size();
  }

  boolean isWhole() {
    return isWhole;
  }

  /** The column; what was added is gone. */
  Column buildReals() {
    if (isWhole) {
      widen();
    }
    double[] reals = new double[values.size()];
    values.drain(
        (from, bits, count) -> {
          for (int i = 0; i < count; i++) {
            reals[from + i] = Double.longBitsToDouble(bits[i]);
          }
        });
    for (int row = gaps.nextSetBit(0); row >= 0; row = gaps.nextSetBit(row + 1)) {
      reals[row] = Double.NaN;
    }
    return Column.ofNumbers(reals);
  }

  /** The column; what was added is gone. */
  Column buildWholes() {
    long[] wholes = new long[values.size()];
    values.drain((from, some, count) -> System.arraycopy(some, 0, wholes, from, count));
    return IntegerColumn.of(wholes, gaps);
  }
}
