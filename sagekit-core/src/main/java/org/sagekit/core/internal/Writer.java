package org.sagekit.core.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection by which everything is written. A lost one is replaced before the first work of a
 * transaction, so that no work is ever done twice. To be used by one thread at a time.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private final Database database;
  private @Nullable Connection connection;

  Writer(Database database) {
    this.database = database;
  }

  /**
   * Does works in one transaction. One that fails leaves no trace, and the others nothing to ask.
   */
  void write(List<Ticket<?>> group) {
    try {
      Connection open = begun();
      if (group.size() == 1) {
        alone(open, group.get(0));
      } else {
        together(open, group);
      }
    } catch (SQLException | RuntimeException | Error e) {
      abandon();
      Exception reason = e instanceof Exception exception ? exception : new SQLException(e);
      group.forEach(ticket -> ticket.fail(reason));
    }
  }

  private Connection begun() throws SQLException {
    if (connection != null) {
      try {
        database.beginWriting(connection);
        return connection;
      } catch (SQLException e) {
        if (!database.isLost(e)) {
          throw e;
        }
        LOG.debug("Store '{}' is connected to again, after: {}", database.name(), e.toString());
        abandon();
      }
    }
    Connection fresh = database.writer();
    connection = fresh;
    database.beginWriting(fresh);
    return fresh;
  }

  private void alone(Connection open, Ticket<?> ticket) throws SQLException {
    if (ticket.work(open)) {
      commit(open, List.of(ticket));
    } else {
      database.rollBack(open);
    }
  }

  private void together(Connection open, List<Ticket<?>> group) throws SQLException {
    for (Ticket<?> ticket : group) {
      Database.execute(open, "SAVEPOINT work");
      if (!ticket.work(open) || !isReleased(open, ticket)) {
        Database.execute(open, "ROLLBACK TO SAVEPOINT work");
        Database.execute(open, "RELEASE SAVEPOINT work");
      }
    }
    commit(open, group);
  }

  /** PostgreSQL releases nothing after a fault, even one that the work has passed over. */
  private static boolean isReleased(Connection open, Ticket<?> ticket) {
    try {
      Database.execute(open, "RELEASE SAVEPOINT work");
      return true;
    } catch (SQLException e) {
      ticket.fail(e);
      return false;
    }
  }

  private void commit(Connection open, List<Ticket<?>> group) throws SQLException {
    try {
      database.commit(open);
      group.forEach(Ticket::last);
    } catch (SQLException e) {
      if (database.isUndone(e)) {
        throw e;
      }
      abandon();
      String sentence =
          "Store '%s': whether the last write lasts is not known, because the commit was not answered: %s. Maybe look before writing it again."
              .formatted(database.name(), e.getMessage());
      group.forEach(ticket -> ticket.fail(new StoreException(sentence, e)));
    }
  }

  /** Gives up a connection of which it is not known in what state it is. */
  private void abandon() {
    Connection lost = connection;
    connection = null;
    if (lost == null) {
      return;
    }
    try (lost) {
      database.rollBack(lost);
    } catch (SQLException e) {
      LOG.debug("Store '{}': a connection was lost: {}", database.name(), e.toString());
    }
  }

  @Override
  public void close() throws SQLException {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
