package org.sagekit.core.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.sagekit.api.StoreException;

/**
 * The tables of a workspace, in a file of SQLite or a schema of PostgreSQL. What a transaction has
 * committed survives the death of the process and a power cut. Several processes may open it; a
 * writer waits for the others, a reader for nobody. Thread-safe.
 *
 * <p>What runs on both: {@code INSERT .. ON CONFLICT .. DO UPDATE}, {@code RETURNING}, {@code
 * COALESCE}, {@code string_agg}; values set with the type of their column (a whole number is a
 * BIGINT, so neither text nor boolean); {@code ORDER BY} with {@code NULLS FIRST} or {@code LAST}
 * where there may be some; texts without the character 0. After a statement that failed, a
 * transaction of PostgreSQL takes no other.
 */
public final class Store implements AutoCloseable {
  private final Database database;
  private final WriteLine writes;
  private final Readers readers;

  private Store(Database database) {
    this.database = database;
    this.writes = new WriteLine(new Writer(database));
    this.readers = new Readers(database);
  }

  /** Something done with the tables. */
  @FunctionalInterface
  public interface Work<T> {

    /**
     * Does it; neither the connection nor anything that it gives may be kept.
     *
     * <p>A work that writes may be done in the thread of another who writes at the same time, while
     * its own waits: it must take no lock that its own thread may hold.
     */
    T in(Connection connection) throws SQLException;
  }

  /**
   * Opens a database of SQLite, and makes it if it is not there.
   *
   * @throws StoreException if the file is no database, or of a later version of SageKit
   */
  public static Store open(Path file) {
    return open(new SqliteDatabase(file));
  }

  /**
   * Opens a schema of PostgreSQL: the one in which the source's connections make their tables.
   *
   * @throws StoreException if it can't be reached, is no PostgreSQL, or of a later version of
   *     SageKit
   */
  public static Store open(DataSource source) {
    try {
      return open(PostgresDatabase.of(source));
    } catch (SQLException e) {
      throw new StoreException("Store can't be opened: %s".formatted(e.getMessage()), e);
    }
  }

  static Store open(Database database) {
    Store store = new Store(database);
    try {
      store.prepare();
      return store;
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  /** Brings tables of an earlier version up to this one: all of it, or nothing. */
  private void prepare() {
    int found;
    try {
      found = writes.write(this::migrate);
    } catch (SQLException e) {
      throw new StoreException(
          "Store '%s' can't be opened: %s".formatted(database.name(), e.getMessage()), e);
    }
    if (found != Tables.VERSION) {
      throw new StoreException(
          "Store '%s' has version %s, but this SageKit knows %s. Maybe it was made by a later one."
              .formatted(database.name(), String.valueOf(found), String.valueOf(Tables.VERSION)));
    }
  }

  private int migrate(Connection connection) throws SQLException {
    int version = database.version(connection);
    try (Statement statement = connection.createStatement()) {
      for (String change : Tables.changesSince(version)) {
        for (String translated : database.translated(change)) {
          statement.executeUpdate(translated);
        }
      }
    }
    if (version < Tables.VERSION) {
      database.setVersion(connection, Tables.VERSION);
    }
    return Math.max(version, Tables.VERSION);
  }

  /**
   * Does something as one transaction: all of it lasts, or nothing. What several threads ask for at
   * once shares one commit.
   *
   * @throws StoreException if the database refuses; unless it says otherwise, nothing was written
   * @throws IllegalStateException within another write
   */
  public <T> T write(Work<T> work) {
    writes.requireOutside(database.name(), "write");
    try {
      return writes.write(work);
    } catch (SQLException e) {
      throw new StoreException(
          "Store '%s' can't be written: %s".formatted(database.name(), e.getMessage()), e);
    }
  }

  /**
   * Reads; all statements see one state of the tables, and can't change it.
   *
   * @throws StoreException if the database refuses
   * @throws IllegalStateException within a write, whose changes it would not see
   */
  public <T> T read(Work<T> work) {
    writes.requireOutside(database.name(), "read");
    try {
      return readers.read(work);
    } catch (SQLException e) {
      throw new StoreException(
          "Store '%s' can't be read: %s".formatted(database.name(), e.getMessage()), e);
    }
  }

  /** Looks at all there is, and says what is wrong with it, a sentence each. */
  List<String> damage() {
    try {
      return readers.read(database::damage);
    } catch (SQLException e) {
      return List.of("Store '%s' can't be read: %s".formatted(database.name(), e.getMessage()));
    }
  }

  @Override
  public void close() {
    writes.requireOutside(database.name(), "close");
    try {
      readers.close();
      writes.close();
    } catch (SQLException e) {
      throw new StoreException(
          "Store '%s' can't be closed: %s".formatted(database.name(), e.getMessage()), e);
    }
  }
}
