package org.sagekit.core.deploy.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements whose values never become part of their text. */
final class Sql {
  private Sql() {}

  /** Makes something of a row. */
  @FunctionalInterface
  interface Reader<T> {

    /** Reads the row at which the result stands. */
    T of(ResultSet row) throws SQLException;
  }

  /** Changes rows. */
  static int update(Connection connection, String text, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, text, values)) {
      return statement.executeUpdate();
    }
  }

  /** Reads all rows. */
  static <T> List<T> list(
      Connection connection, String text, Reader<T> reader, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, text, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(reader.of(rows));
      }
      return list;
    }
  }

  /** Reads the first row. */
  static <T> Optional<T> first(
      Connection connection, String text, Reader<T> reader, @Nullable Object... values)
      throws SQLException {
    return list(connection, text, reader, values).stream().findFirst();
  }

  private static PreparedStatement prepared(
      Connection connection, String text, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }
}
