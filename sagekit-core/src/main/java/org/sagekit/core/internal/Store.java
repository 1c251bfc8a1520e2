package org.sagekit.core.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.sagekit.api.StoreException;
import org.sqlite.SQLiteConfig;

/**
 * The tables of a workspace: one SQLite database in WAL mode with {@code synchronous=FULL}, so that
 * what a transaction has committed survives the death of the process and a power cut. Several
 * processes may open it; a writer waits for the others. Thread-safe.
 */
public final class Store implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;
  private final Path file;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();

  private Store(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Something done with the tables. */
  @FunctionalInterface
  public interface Work<T> {

    /** Does it; the connection must not be kept. */
    T in(Connection connection) throws SQLException;
  }

  /**
   * Opens a database, and makes it if it is not there.
   *
   * @throws StoreException if the file is no database, or of a later version of SageKit
   */
  public static Store open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.enforceForeignKeys(true);
    try {
      Store store = new Store(file, config.createConnection("jdbc:sqlite:" + file));
      store.prepare();
      return store;
    } catch (SQLException e) {
      throw new StoreException("Store '%s' can't be opened: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Brings tables of an earlier version up to this one: all of it, or nothing. */
  private void prepare() {
    int found =
        write(
            c -> {
              int version = version(c);
              try (Statement statement = c.createStatement()) {
                for (String change : Tables.changesSince(version)) {
                  statement.executeUpdate(change);
                }
                if (version < Tables.VERSION) {
                  statement.executeUpdate("PRAGMA user_version = " + Tables.VERSION);
                }
              }
              return Math.max(version, Tables.VERSION);
            });
    if (found != Tables.VERSION) {
      close();
      throw new StoreException(
          "Store '%s' has version %s, but this SageKit knows %s. Maybe it was made by a later one."
              .formatted(file, String.valueOf(found), String.valueOf(Tables.VERSION)));
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA user_version")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /**
   * Does something as one transaction: all of it lasts, or nothing.
   *
   * @throws StoreException if the database refuses
   */
  public <T> T write(Work<T> work) {
    lock.lock();
    try {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new StoreException(
          "Store '%s' can't be written: %s".formatted(file, e.getMessage()), e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads.
   *
   * @throws StoreException if the database refuses
   */
  public <T> T read(Work<T> work) {
    lock.lock();
    try {
      return work.in(connection);
    } catch (SQLException e) {
      throw new StoreException("Store '%s' can't be read: %s".formatted(file, e.getMessage()), e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreException("Store '%s' can't be closed: %s".formatted(file, e.getMessage()), e);
    } finally {
      lock.unlock();
    }
  }
}
