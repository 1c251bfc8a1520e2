package org.sagekit.api.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;

/** True, false or missing. */
public final class BooleanColumn implements Column {
  private static final byte MISSING = -1;
  private final byte[] values;

  private BooleanColumn(byte[] values) {
    this.values = values;
  }

  /**
   * A column.
   *
   * @param values one a row, null where missing
   * @return the column
   */
  public static BooleanColumn of(@Nullable Boolean... values) {
    byte[] bytes = new byte[values.length];
    for (int row = 0; row < values.length; row++) {
      Boolean value = values[row];
      bytes[row] = value == null ? MISSING : (byte) (value ? 1 : 0);
    }
    return new BooleanColumn(bytes);
  }

  /**
   * A column.
   *
   * @param values 1 for true, 0 for false, negative where missing; copied
   * @return the column
   */
  public static BooleanColumn of(byte[] values) {
    byte[] copy = new byte[values.length];
    for (int row = 0; row < copy.length; row++) {
      copy[row] = (byte) Integer.signum(values[row]);
    }
    return new BooleanColumn(copy);
  }

  @Override
  public FieldType type() {
    return FieldType.BOOLEAN;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return values[row] == MISSING;
  }

  @Override
  public double number(int row) {
    return values[row] == MISSING ? Double.NaN : values[row];
  }

  @Override
  public @Nullable String text(int row) {
    return values[row] == MISSING ? null : values[row] == 1 ? "true" : "false";
  }

  @Override
  public BooleanColumn rows(int... rows) {
    byte[] picked = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return new BooleanColumn(picked);
  }

  @Override
  public void addTo(Fingerprint.Digest digest) {
    digest.bytes(Arrays.copyOf(values, values.length));
  }
}
