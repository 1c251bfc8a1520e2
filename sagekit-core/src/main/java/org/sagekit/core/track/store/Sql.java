package org.sagekit.core.track.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;

/** What databases have no word for: NaN is NULL, a time is the milliseconds since 1970. */
final class Sql {

  private Sql() {}

  static void setReal(PreparedStatement statement, int index, double value) throws SQLException {
    if (Double.isNaN(value)) {
      statement.setNull(index, Types.DOUBLE);
    } else {
      statement.setDouble(index, value);
    }
  }

  static double real(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }

  /**
   * A time as a number.
   *
   * @throws IllegalArgumentException if it is too far away for one
   */
  static long millis(String subject, Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "%s: time must be within 292,000,000 years of 1970, but was %s.".formatted(subject, time),
          e);
    }
  }

  static void setWhole(PreparedStatement statement, int index, @Nullable Long value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, value);
    }
  }

  static @Nullable Long whole(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  /**
   * A fingerprint.
   *
   * @throws StoreException if the text is none
   */
  static Fingerprint fingerprint(ResultSet row, int column) throws SQLException {
    try {
      return new Fingerprint(row.getString(column));
    } catch (IllegalArgumentException e) {
      throw new StoreException("A row is damaged: its fingerprint is none.", e);
    }
  }

  /**
   * A constant of an enum.
   *
   * @throws StoreException if the text is none
   */
  static <E extends Enum<E>> E constant(ResultSet row, int column, Class<E> type)
      throws SQLException {
    String text = String.valueOf(row.getString(column));
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "A row is damaged: its %s is '%s'.".formatted(type.getSimpleName(), text), e);
    }
  }

  static Optional<Instant> time(@Nullable Long millis) {
    return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
  }
}
