package org.sagekit.api.data;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;

/** Whole numbers of 64 bits. */
public final class IntegerColumn implements Column {
  private final long[] values;
  private final BitSet missing;

  private IntegerColumn(long[] values, BitSet missing) {
    this.values = values;
    this.missing = missing;
  }

  /**
   * A column.
   *
   * @param values one a row, any number where missing; copied
   * @param missing the rows without a value; copied
   * @return the column
   */
  public static IntegerColumn of(long[] values, BitSet missing) {
    long[] copy = values.clone();
    for (int row = missing.nextSetBit(0);
        row >= 0 && row < copy.length;
        row = missing.nextSetBit(row + 1)) {
      copy[row] = 0;
    }
    return new IntegerColumn(copy, (BitSet) missing.clone());
  }

  @Override
  public FieldType type() {
    return FieldType.INTEGER;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return missing.get(java.util.Objects.checkIndex(row, values.length));
  }

  @Override
  public double number(int row) {
    return missing.get(row) ? Double.NaN : values[row];
  }

  /**
   * The value as it is.
   *
   * @param row which one
   * @return the number, 0 if it is missing
   */
  public long whole(int row) {
    return values[row];
  }

  @Override
  public @Nullable String text(int row) {
    return isMissing(row) ? null : Long.toString(values[row]);
  }

  @Override
  public IntegerColumn rows(int... rows) {
    long[] picked = new long[rows.length];
    BitSet gaps = new BitSet(rows.length);
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
      gaps.set(i, missing.get(rows[i]));
    }
    return new IntegerColumn(picked, gaps);
  }

  @Override
  public void addTo(Fingerprint.Digest digest) {
    for (int row = 0; row < values.length; row++) {
      digest.number(missing.get(row) ? 1 : 0).number(values[row]);
    }
  }
}
