package org.sagekit.core.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * A file of SQLite in WAL mode with {@code synchronous=FULL}, so that what a transaction has
 * committed survives the death of the process and a power cut. Whoever reads never waits for
 * whoever writes.
 *
 * <p>The driver stays in its auto-commit mode, and transactions are begun and ended in words: the
 * driver's own commit takes the write lock once more, and if another process has it, a commit that
 * has taken place ends as a failure.
 */
record SqliteDatabase(Path file) implements Database {
  private static final int PATIENCE_MILLIS = 30_000;

  /** The part of an error's code that tells its kind. */
  private static final int PRIMARY = 0xff;

  private static final Set<Integer> UNDOING =
      Set.of(
          SQLiteErrorCode.SQLITE_ERROR.code,
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_CONSTRAINT.code);

  @Override
  public String name() {
    return file.toString();
  }

  /**
   * The driver takes what follows a '?' for settings, and opens the file that is named before it.
   */
  private String address() {
    String path = file.toString();
    return path.indexOf('?') < 0 ? path : file.toUri().toString();
  }

  @Override
  public Connection writer() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    return config.createConnection("jdbc:sqlite:" + address());
  }

  @Override
  public Connection reader() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    Connection reader = config.createConnection("jdbc:sqlite:" + address());
    Database.execute(reader, "PRAGMA query_only = 1");
    return reader;
  }

  @Override
  public void beginWriting(Connection writer) throws SQLException {
    Database.execute(writer, "BEGIN IMMEDIATE");
  }

  @Override
  public void beginReading(Connection reader) throws SQLException {
    Database.execute(reader, "BEGIN");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    Database.execute(connection, "COMMIT");
  }

  @Override
  public void rollBack(Connection connection) throws SQLException {
    Database.execute(connection, "ROLLBACK");
  }

  /** What else can go wrong may come after the commit's frame was written. */
  @Override
  public boolean isUndone(SQLException failedCommit) {
    return UNDOING.contains(failedCommit.getErrorCode() & PRIMARY);
  }

  @Override
  public boolean isLost(SQLException fault) {
    return (fault.getErrorCode() & PRIMARY) != SQLiteErrorCode.SQLITE_BUSY.code;
  }

  @Override
  public int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  @Override
  public void setVersion(Connection writer, int version) throws SQLException {
    Database.execute(writer, "PRAGMA user_version = " + version);
  }

  @Override
  public List<String> translated(String change) {
    return List.of(change);
  }

  @Override
  public List<String> damage(Connection reader) throws SQLException {
    List<String> damage = new ArrayList<>();
    try (Statement statement = reader.createStatement()) {
      try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
        while (rows.next()) {
          String found = rows.getString(1);
          if (!found.equals("ok")) {
            damage.add("Store '%s' is damaged: %s.".formatted(name(), found));
          }
        }
      }
      try (ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
        while (rows.next()) {
          damage.add(
              "Store '%s' is damaged: row %s of table %s refers to a row of table %s that is not there."
                  .formatted(name(), rows.getString(2), rows.getString(1), rows.getString(3)));
        }
      }
    }
    return damage;
  }
}
