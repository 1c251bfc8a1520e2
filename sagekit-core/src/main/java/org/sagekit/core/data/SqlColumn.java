package org.sagekit.core.data;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

/** A column of a query: how its values become a table's. */
final class SqlColumn {
  private static final int SAFE_DIGITS = 18;
  private final int position;
  private final int index;
  private final boolean isNumber;
  private final Cell cell = new Cell();

  private SqlColumn(int position, int index, boolean isNumber) {
    this.position = position;
    this.index = index;
    this.isNumber = isNumber;
  }

  static SqlColumn declare(ResultSetMetaData data, int position, CellTable table)
      throws SQLException {
    String name = data.getColumnLabel(position);
    @Nullable FieldType type = type(data, position, name);
    int index = table.declare(name, type, Role.FEATURE);
    return new SqlColumn(position, index, type == FieldType.INTEGER || type == FieldType.NUMERIC);
  }

  /** The type that the database's gives; null for text, where the values decide. */
  private static @Nullable FieldType type(ResultSetMetaData data, int position, String name)
      throws SQLException {
    return switch (data.getColumnType(position)) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> FieldType.INTEGER;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> FieldType.NUMERIC;
      case Types.DECIMAL, Types.NUMERIC -> decimal(data, position);
      case Types.BIT, Types.BOOLEAN -> FieldType.BOOLEAN;
      case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> FieldType.DATETIME;
      case Types.BLOB,
          Types.BINARY,
          Types.VARBINARY,
          Types.LONGVARBINARY,
          Types.ARRAY,
          Types.STRUCT,
          Types.REF ->
          throw new IllegalArgumentException(
              "column '"
                  + name
                  + "' must be a number, text, boolean or time, but was "
                  + data.getColumnTypeName(position)
                  + ". Maybe leave it out or cast it.");
      default -> null;
    };
  }

  private static FieldType decimal(ResultSetMetaData data, int position) throws SQLException {
    int digits = data.getPrecision(position);
    boolean isWhole = data.getScale(position) == 0 && digits > 0 && digits <= SAFE_DIGITS;
    return isWhole ? FieldType.INTEGER : FieldType.NUMERIC;
  }

  void add(ResultSet rows, CellTable table) throws SQLException {
    CellColumn column = table.column(index);
    Object value = rows.getObject(position);
    if (value == null || (value instanceof Number number && Double.isNaN(number.doubleValue()))) {
      column.addMissing();
      return;
    }
    if (isNumber || !(value instanceof String)) {
      cell.set(text(value, rows, table));
    } else {
      cell.setText((String) value);
    }
    table.add(index, cell);
  }

  private String text(Object value, ResultSet rows, CellTable table) {
    try {
      if (value instanceof BigDecimal decimal) {
        return decimal.scale() <= 0 ? decimal.toBigInteger().toString() : decimal.toString();
      }
      if (value instanceof Timestamp time) {
        return local(rows, time).toInstant(ZoneOffset.UTC).toString();
      }
      if (value instanceof Date date) {
        return date.toLocalDate().toString();
      }
      if (value instanceof Float real) {
        return Double.toString(real.doubleValue());
      }
      if (value instanceof LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toString();
      }
      if (value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
        return instant(rows, (TemporalAccessor) value).toString();
      }
      if (value instanceof byte[]) {
        throw new DataException(
            table.at(index) + " must be a number, text, boolean or time, but was binary.");
      }
      return value.toString();
    } catch (DateTimeException e) {
      throw new DataException(
          table.at(index)
              + " must be a time, but was '"
              + CellTypes.brief(String.valueOf(value))
              + "'.",
          e);
    }
  }

  /**
   * What the database wrote. A Timestamp has gone through the JVM's zone, where an hour of spring
   * does not exist; so the driver is asked for a local time first, which not every one has.
   */
  private LocalDateTime local(ResultSet rows, Timestamp time) {
    try {
      LocalDateTime local = rows.getObject(position, LocalDateTime.class);
      return local == null ? time.toLocalDateTime() : local;
    } catch (SQLException | UnsupportedOperationException e) {
      return time.toLocalDateTime();
    }
  }

  /**
   * A point in time. DuckDB gives it the offset that the JVM's zone has today, not on that day, and
   * so is an hour out; its Timestamp is right.
   */
  private Instant instant(ResultSet rows, TemporalAccessor time) {
    try {
      Timestamp exact = rows.getTimestamp(position);
      return exact == null ? Instant.from(time) : exact.toInstant();
    } catch (SQLException e) {
      return Instant.from(time);
    }
  }
}
