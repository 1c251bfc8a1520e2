package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.StoreException;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is still to be sent, and how often it was tried: a count that only one process can take on.
 * The row goes with the delivery, or when it is given up.
 */
final class DeliveryTable {
  private static final String KEY = " WHERE schedule = ? AND due = ? AND kind = ? AND receiver = ?";

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryTable.class);

  private DeliveryTable() {}

  /** A run that is still to be sent, and how often that was tried. */
  record Pending(ScheduledRun run, int attempts) {}

  static void put(Connection c, Due due, String receiver) throws SQLException {
    try (PreparedStatement insert =
        c.prepareStatement(
            "INSERT INTO monitor_delivery (schedule, due, kind, receiver, attempts)"
                + " VALUES (?, ?, ?, ?, 0)"
                + " ON CONFLICT (schedule, due, kind, receiver) DO NOTHING")) {
      RunTable.setKey(insert, 1, due);
      insert.setString(4, receiver);
      insert.executeUpdate();
    }
  }

  /** Counts an attempt; false if another has done so meanwhile, or it is sent already. */
  static boolean count(Connection c, Due due, String receiver, int known) throws SQLException {
    try (PreparedStatement update =
        c.prepareStatement(
            "UPDATE monitor_delivery SET attempts = attempts + 1" + KEY + " AND attempts = ?")) {
      RunTable.setKey(update, 1, due);
      update.setString(4, receiver);
      update.setLong(5, known);
      return update.executeUpdate() == 1;
    }
  }

  static boolean remove(Connection c, Due due, String receiver) throws SQLException {
    try (PreparedStatement delete = c.prepareStatement("DELETE FROM monitor_delivery" + KEY)) {
      RunTable.setKey(delete, 1, due);
      delete.setString(4, receiver);
      return delete.executeUpdate() == 1;
    }
  }

  /** Those of the runs that a query of due times and kinds finds. */
  static void removeOf(Connection c, String schedule, String runs, long bound) throws SQLException {
    try (PreparedStatement delete =
        c.prepareStatement(
            "DELETE FROM monitor_delivery WHERE schedule = ? AND (due, kind) IN (" + runs + ")")) {
      delete.setString(1, schedule);
      delete.setString(2, schedule);
      delete.setLong(3, bound);
      delete.executeUpdate();
    }
  }

  /** The oldest that are still to be sent. */
  static List<Pending> pending(Connection c, String schedule, String receiver, int limit)
      throws SQLException {
    try (PreparedStatement query =
        c.prepareStatement(
            "SELECT "
                + RunRows.COLUMNS
                + ", attempts FROM monitor_run JOIN monitor_delivery USING (schedule, due, kind)"
                + " WHERE schedule = ? AND receiver = ? ORDER BY number LIMIT ?")) {
      query.setString(1, schedule);
      query.setString(2, receiver);
      query.setLong(3, limit);
      List<Pending> pending = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          read(rows).ifPresent(pending::add);
        }
      }
      return pending;
    }
  }

  /** A row that is damaged must not keep others from being sent. */
  private static Optional<Pending> read(ResultSet row) throws SQLException {
    try {
      return Optional.of(new Pending(RunRows.run(row), row.getInt(11)));
    } catch (StoreException e) {
      LOG.warn("A run can't be sent.", e);
      return Optional.empty();
    }
  }
}
