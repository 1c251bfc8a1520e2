package org.sagekit.core.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to read by. Nobody waits for one: if none is idle, another is opened; a few are kept
 * for the next. Thread-safe.
 */
final class Readers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
  private static final int MOST_IDLE = 8;
  private final Database database;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger idleCount = new AtomicInteger();
  private volatile boolean closed;

  Readers(Database database) {
    this.database = database;
  }

  /** Reads in one transaction: all its statements see one state of the tables. */
  <T> T read(Store.Work<T> work) throws SQLException {
    Connection connection = begun();
    try {
      return work.in(connection);
    } finally {
      giveBack(connection);
    }
  }

  private Connection begun() throws SQLException {
    for (Connection known = takeIdle(); known != null; known = takeIdle()) {
      try {
        database.beginReading(known);
        return known;
      } catch (SQLException e) {
        // The server was started anew, say; its successor will tell if that was not it.
        discard(known);
      }
    }
    if (closed) {
      throw new SQLException("it is closed");
    }
    Connection fresh = database.reader();
    try {
      database.beginReading(fresh);
      return fresh;
    } catch (SQLException | RuntimeException | Error e) {
      discard(fresh);
      throw e;
    }
  }

  private @Nullable Connection takeIdle() {
    Connection known = idle.pollFirst();
    if (known != null) {
      idleCount.decrementAndGet();
    }
    return known;
  }

  private void giveBack(Connection connection) {
    try {
      database.rollBack(connection);
    } catch (SQLException e) {
      discard(connection);
      return;
    }
    if (idleCount.incrementAndGet() > MOST_IDLE) {
      idleCount.decrementAndGet();
      discard(connection);
      return;
    }
    idle.addFirst(connection);
    if (closed) {
      close();
    }
  }

  private void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("Store '{}': a connection was lost: {}", database.name(), e.toString());
    }
  }

  /** Closes what is idle now, and what is read by when it comes back. */
  @Override
  public void close() {
    closed = true;
    for (Connection known = takeIdle(); known != null; known = takeIdle()) {
      discard(known);
    }
  }
}
