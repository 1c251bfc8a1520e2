package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduleWindow;
import org.sagekit.api.monitor.schedule.ScheduledRun;

/** The rows of due times. A row is made once, by whoever claims it or says that it was missed. */
final class RunTable {
  /** What tells a due time. */
  static final String DUE = "schedule, due, kind, window_from, window_to";

  private RunTable() {}

  /** Makes a row; false if it is there already. */
  static boolean insert(Connection connection, Due due, Ending ending) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO monitor_run ("
                + DUE
                + ", status, reason, run, outcome, changed, fence, beat, deaths, number)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, '', '', 0, 1, 0, 0,"
                + " (SELECT COALESCE(MAX(number), 0) + 1 FROM monitor_run WHERE schedule = ?))"
                + " ON CONFLICT (schedule, due, kind) DO NOTHING")) {
      setKey(insert, 1, due);
      insert.setLong(4, due.window().from().toEpochMilli());
      insert.setLong(5, due.window().to().toEpochMilli());
      insert.setString(6, ending.status().name());
      insert.setString(7, ending.reason());
      insert.setString(8, due.schedule());
      return insert.executeUpdate() == 1;
    }
  }

  static void setKey(PreparedStatement statement, int at, Due due) throws SQLException {
    statement.setString(at, due.schedule());
    statement.setLong(at + 1, due.time().toEpochMilli());
    statement.setString(at + 2, due.trigger().name());
  }

  static boolean has(Connection connection, String schedule, Instant due) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT 1 FROM monitor_run WHERE schedule = ? AND due = ? AND kind = 'TIMING'")) {
      query.setString(1, schedule);
      query.setLong(2, due.toEpochMilli());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** The due times after the begin of a window, and until its end, that have a row. */
  static NavigableSet<Instant> dues(Connection connection, String schedule, ScheduleWindow window)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT due FROM monitor_run"
                + " WHERE schedule = ? AND due > ? AND due <= ? AND kind = 'TIMING'")) {
      query.setString(1, schedule);
      query.setLong(2, window.from().toEpochMilli());
      query.setLong(3, window.to().toEpochMilli());
      NavigableSet<Instant> dues = new TreeSet<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          dues.add(Instant.ofEpochMilli(rows.getLong(1)));
        }
      }
      return dues;
    }
  }

  /** The oldest run that has not ended, if there is one. */
  static Optional<OpenRun> open(Connection connection, String schedule) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT "
                + DUE
                + ", fence, beat, deaths FROM monitor_run"
                + " WHERE schedule = ? AND status = 'RUNNING' ORDER BY due, kind LIMIT 1")) {
      query.setString(1, schedule);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new OpenRun(new Claim(due(rows), rows.getLong(6)), rows.getLong(7), rows.getInt(8)))
            : Optional.empty();
      }
    }
  }

  /** Changes who holds a run, and how it stands, unless another has done so meanwhile. */
  static boolean update(Connection connection, Claim held, OpenRun now) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE monitor_run SET fence = ?, beat = ?, deaths = ?"
                + " WHERE schedule = ? AND due = ? AND kind = ?"
                + " AND fence = ? AND status = 'RUNNING'")) {
      update.setLong(1, now.claim().fence());
      update.setLong(2, now.beat());
      update.setLong(3, now.deaths());
      setKey(update, 4, held.due());
      update.setLong(7, held.fence());
      return update.executeUpdate() == 1;
    }
  }

  /** Counts on; false if another holds the run, or it was given up. */
  static boolean beat(Connection connection, Claim held) throws SQLException {
    return change(connection, held, "beat = beat + 1", " AND beat >= 0");
  }

  /** Lets anybody have the run at once; false if another holds it. */
  static boolean giveUp(Connection connection, Claim held) throws SQLException {
    return change(connection, held, "beat = " + OpenRun.GIVEN_UP, "");
  }

  private static boolean change(Connection connection, Claim held, String change, String only)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE monitor_run SET "
                + change
                + " WHERE schedule = ? AND due = ? AND kind = ?"
                + " AND fence = ? AND status = 'RUNNING'"
                + only)) {
      setKey(update, 1, held.due());
      update.setLong(4, held.fence());
      return update.executeUpdate() == 1;
    }
  }

  /** Says what came of a run; false if another holds it, or has said so already. */
  static boolean end(Connection connection, Claim held, ScheduledRun ended) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE monitor_run SET status = ?, reason = ?, run = ?, outcome = ?, changed = ?"
                + " WHERE schedule = ? AND due = ? AND kind = ?"
                + " AND fence = ? AND status = 'RUNNING'")) {
      update.setString(1, ended.status().name());
      update.setString(2, ended.reason());
      update.setString(3, ended.runId());
      update.setString(4, ended.outcome().map(o -> OutcomeJson.write(o).toString()).orElse(""));
      update.setLong(5, ended.changed() ? 1 : 0);
      setKey(update, 6, held.due());
      update.setLong(9, held.fence());
      return update.executeUpdate() == 1;
    }
  }

  /** Of a row that begins with what {@link #DUE} says. */
  static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        Due.Trigger.valueOf(row.getString(3)),
        new ScheduleWindow(
            Instant.ofEpochMilli(row.getLong(4)), Instant.ofEpochMilli(row.getLong(5))));
  }
}
