package org.sagekit.core.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * A schema of PostgreSQL: the one that the data source's connections create tables in. Every
 * transaction that writes waits for the one lock of the schema first, so writers come one after
 * another, as they do in SQLite, and see all that the earlier ones did.
 */
record PostgresDatabase(DataSource source, String name) implements Database {
  private static final int FETCHED_AT_ONCE = 500;

  /** Half of the key of the lock; the other half is the schema's. Must never change. */
  private static final int LOCK = 0x5a6e417;

  /**
   * In one message to the server, which also begins the transaction and shows whether the
   * connection still is one. A server that acknowledges before it has written is asked not to.
   */
  private static final String BEGIN_WRITING =
      """
      SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE;
      SET LOCAL lock_timeout = '30s';
      SELECT set_config('synchronous_commit', 'on', true)
        WHERE current_setting('synchronous_commit') = 'off';
      SELECT pg_advisory_xact_lock(%s, hashtext(current_schema()))"""
          .formatted("" + LOCK);

  /**
   * The database that a source leads to.
   *
   * @throws SQLException if it can't be reached, or is none of PostgreSQL
   */
  static PostgresDatabase of(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      if (!product.equals("PostgreSQL")) {
        throw new SQLException("it must be PostgreSQL, but was " + product);
      }
      String schema = connection.getSchema();
      if (schema == null) {
        throw new SQLException("its search path must begin with a schema that is there");
      }
      return new PostgresDatabase(source, connection.getCatalog() + "." + schema);
    }
  }

  @Override
  public Connection writer() throws SQLException {
    Connection connection = source.getConnection();
    try {
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection reader() throws SQLException {
    return writer();
  }

  @Override
  public void beginWriting(Connection writer) throws SQLException {
    Database.execute(writer, BEGIN_WRITING);
  }

  @Override
  public void beginReading(Connection reader) throws SQLException {
    Database.execute(reader, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  @Override
  public void rollBack(Connection connection) throws SQLException {
    connection.rollback();
  }

  /** What the server has refused has not taken place; if the answer is missing, nobody knows. */
  @Override
  public boolean isUndone(SQLException failedCommit) {
    String state = Objects.requireNonNullElse(failedCommit.getSQLState(), "");
    return state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("25")
        || state.startsWith("40") && !state.equals("40003");
  }

  /** Connection exceptions, and what the server says when it, or an administrator, ends one. */
  @Override
  public boolean isLost(SQLException fault) {
    String state = Objects.requireNonNullElse(fault.getSQLState(), "");
    return state.startsWith("08") || state.startsWith("57P") || state.startsWith("25P03");
  }

  @Override
  public int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT 1 FROM pg_tables
              WHERE schemaname = current_schema() AND tablename = 'sagekit_version'""")) {
        if (!rows.next()) {
          return 0;
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT version FROM sagekit_version")) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }

  @Override
  public void setVersion(Connection writer, int version) throws SQLException {
    Database.execute(
        writer,
        "CREATE TABLE IF NOT EXISTS sagekit_version ("
            + "one BOOLEAN PRIMARY KEY DEFAULT true CHECK (one), version INTEGER NOT NULL)");
    Database.execute(
        writer,
        "INSERT INTO sagekit_version (version) VALUES ("
            + version
            + ") ON CONFLICT (one) DO UPDATE SET version = excluded.version");
  }

  @Override
  public List<String> translated(String change) {
    return PostgresWords.of(change);
  }

  /** The server has no check of its own that anyone may call, so every row is read. */
  @Override
  public List<String> damage(Connection reader) throws SQLException {
    List<String> damage = new ArrayList<>();
    for (String table : tables(reader)) {
      try (Statement statement = reader.createStatement()) {
        statement.execute("SAVEPOINT before_table");
        readAll(statement, table);
        statement.execute("RELEASE SAVEPOINT before_table");
      } catch (SQLException e) {
        if (isLost(e)) {
          throw e;
        }
        damage.add(
            "Store '%s' is damaged: table %s can't be read: %s"
                .formatted(name, table, e.getMessage()));
        Database.execute(reader, "ROLLBACK TO SAVEPOINT before_table");
      }
    }
    return damage;
  }

  private static List<String> tables(Connection reader) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = reader.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT quote_ident(tablename) FROM pg_tables
                WHERE schemaname = current_schema() ORDER BY tablename""")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static void readAll(Statement statement, String table) throws SQLException {
    statement.setFetchSize(FETCHED_AT_ONCE);
    try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          rows.getObject(column);
        }
      }
    }
  }
}
