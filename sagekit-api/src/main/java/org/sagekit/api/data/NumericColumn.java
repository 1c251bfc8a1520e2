package org.sagekit.api.data;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;

/** Real numbers; NaN is missing. */
public final class NumericColumn implements Column {
  private final double[] values;

  NumericColumn(double[] values) {
    this.values = values;
  }

  @Override
  public FieldType type() {
    return FieldType.NUMERIC;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public double number(int row) {
    return values[row];
  }

  @Override
  public @Nullable String text(int row) {
    double value = values[row];
    if (Double.isNaN(value)) {
      return null;
    }
    long whole = (long) value;
    return whole == value && Math.abs(value) < 1e15 ? Long.toString(whole) : Double.toString(value);
  }

  @Override
  public NumericColumn rows(int... rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return new NumericColumn(picked);
  }

  @Override
  public void addTo(Fingerprint.Digest digest) {
    for (double value : values) {
      digest.real(value);
    }
  }

  /**
   * The numbers.
   *
   * @return a copy, NaN where missing
   */
  public double[] toArray() {
    return values.clone();
  }
}
