package org.sagekit.api.data;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;

/** Points in time, to the millisecond, in UTC. */
public final class DateTimeColumn implements Column {
  /** What stands in the array where there is no value. */
  public static final long MISSING = Long.MIN_VALUE;

  private final long[] millis;

  private DateTimeColumn(long[] millis) {
    this.millis = millis;
  }

  /**
   * A column.
   *
   * @param millis milliseconds since 1970 in UTC, {@link #MISSING} where missing; copied
   * @return the column
   */
  public static DateTimeColumn of(long[] millis) {
    return new DateTimeColumn(millis.clone());
  }

  /**
   * A column.
   *
   * @param values one a row, null where missing
   * @return the column
   */
  public static DateTimeColumn of(@Nullable Instant... values) {
    return new DateTimeColumn(
        Arrays.stream(values)
            .mapToLong(value -> value == null ? MISSING : value.toEpochMilli())
            .toArray());
  }

  @Override
  public FieldType type() {
    return FieldType.DATETIME;
  }

  @Override
  public int size() {
    return millis.length;
  }

  @Override
  public boolean isMissing(int row) {
    return millis[row] == MISSING;
  }

  @Override
  public double number(int row) {
    return millis[row] == MISSING ? Double.NaN : millis[row];
  }

  /**
   * The value as it is.
   *
   * @param row which one
   * @return milliseconds since 1970 in UTC, or {@link #MISSING}
   */
  public long millis(int row) {
    return millis[row];
  }

  @Override
  public @Nullable String text(int row) {
    return millis[row] == MISSING ? null : Instant.ofEpochMilli(millis[row]).toString();
  }

  @Override
  public DateTimeColumn rows(int... rows) {
    long[] picked = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = millis[rows[i]];
    }
    return new DateTimeColumn(picked);
  }

  @Override
  public void addTo(Fingerprint.Digest digest) {
    for (long value : millis) {
      digest.number(value);
    }
  }
}
