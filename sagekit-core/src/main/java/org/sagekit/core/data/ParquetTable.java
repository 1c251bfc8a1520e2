package org.sagekit.core.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.core.internal.DurableFiles;

/** Writes a dataset as Parquet by DuckDB. */
final class ParquetTable {
  private static final long MEMORY = 1L << 30;

  private ParquetTable() {}

  static void write(Dataset dataset, Path file) {
    try {
      Path folder = Files.createTempDirectory("sagekit-parquet");
      Path part = folder.resolve("table.parquet");
      try {
        copy(dataset, part);
        DurableFiles.replace(file, out -> Files.copy(part, out));
      } finally {
        Files.deleteIfExists(part);
        Files.delete(folder);
      }
    } catch (SQLException | IOException e) {
      throw new DataException(file + ": file must be writable, but: " + e + ".", e);
    }
  }

  private static void copy(Dataset dataset, Path part) throws SQLException {
    try (Connection connection = DuckDb.open(List.of(part), MEMORY);
        Statement statement = connection.createStatement()) {
      String columns =
          dataset.schema().fields().stream()
              .map(field -> DuckDb.identifier(field.name()) + " " + type(field))
              .collect(Collectors.joining(", "));
      statement.execute("CREATE TABLE rows (" + columns + ")");
      fill(dataset, connection.unwrap(DuckDBConnection.class));
      statement.execute("COPY rows TO " + DuckDb.literal(part) + " (FORMAT PARQUET)");
    }
  }

  private static String type(Field field) {
    return switch (field.type()) {
      case NUMERIC -> "DOUBLE";
      case INTEGER -> "BIGINT";
      case BOOLEAN -> "BOOLEAN";
      case DATETIME -> "TIMESTAMP";
      case CATEGORICAL, TEXT -> "VARCHAR";
    };
  }

  private static void fill(Dataset dataset, DuckDBConnection connection) throws SQLException {
    try (DuckDBAppender appender =
        connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows")) {
      for (int row = 0; row < dataset.size(); row++) {
        appender.beginRow();
        for (int i = 0; i < dataset.schema().size(); i++) {
          append(appender, dataset.column(i), row);
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender to, Column column, int row) throws SQLException {
    if (column.isMissing(row)) {
      to.appendNull();
    } else if (column instanceof IntegerColumn wholes) {
      to.append(wholes.whole(row));
    } else if (column instanceof DateTimeColumn times) {
      to.append(time(times.millis(row)));
    } else if (column.type() == FieldType.NUMERIC) {
      to.append(column.number(row));
    } else if (column.type() == FieldType.BOOLEAN) {
      to.append(column.number(row) == 1);
    } else {
      to.append(column.text(row));
    }
  }

  private static LocalDateTime time(long millis) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(millis, 1000L),
        (int) Math.floorMod(millis, 1000L) * 1_000_000,
        ZoneOffset.UTC);
  }
}
