package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Takes old runs out of the history, the first begun first, whatever clocks said; never one at
 * work. It is kept in mind until which due time rows may be gone, so that none of them is run
 * again. A few each time, so that nobody waits long.
 */
final class Pruning {
  private static final int MOST_AT_ONCE = 1_000;
  private static final String OLD =
      " FROM monitor_run WHERE schedule = ? AND number <= ? AND status <> 'RUNNING'";

  private Pruning() {}

  /** Keeps the last so many. */
  static void prune(Connection c, String schedule, int keep) throws SQLException {
    OptionalLong newest =
        number(
            c,
            "SELECT MAX(number) FROM monitor_run WHERE schedule = ? AND number >= ?",
            schedule,
            0);
    if (newest.isEmpty() || newest.getAsLong() <= keep) {
      return;
    }
    OptionalLong last =
        number(
            c,
            "SELECT MAX(number) FROM (SELECT number"
                + OLD
                + " ORDER BY number LIMIT "
                + MOST_AT_ONCE
                + ") AS old",
            schedule,
            newest.getAsLong() - keep);
    if (last.isPresent()) {
      remove(c, schedule, last.getAsLong());
    }
  }

  private static void remove(Connection c, String schedule, long last) throws SQLException {
    OptionalLong due = number(c, "SELECT MAX(due)" + OLD + " AND kind = 'TIMING'", schedule, last);
    Instant pruned = ScheduleTable.get(c, schedule).pruned();
    if (due.isPresent() && due.getAsLong() > pruned.toEpochMilli()) {
      ScheduleTable.prune(c, schedule, Instant.ofEpochMilli(due.getAsLong()));
    }
    DeliveryTable.removeOf(c, schedule, "SELECT due, kind" + OLD, last);
    try (PreparedStatement delete = c.prepareStatement("DELETE" + OLD)) {
      delete.setString(1, schedule);
      delete.setLong(2, last);
      delete.executeUpdate();
    }
  }

  private static OptionalLong number(Connection c, String words, String schedule, long bound)
      throws SQLException {
    try (PreparedStatement query = c.prepareStatement(words)) {
      query.setString(1, schedule);
      query.setLong(2, bound);
      try (ResultSet rows = query.executeQuery()) {
        long number = rows.next() ? rows.getLong(1) : 0;
        return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
      }
    }
  }
}
