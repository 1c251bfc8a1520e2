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
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;

/** Reads what the rows of due times say. */
final class RunRows {
  /** What tells a run. */
  static final String COLUMNS = RunTable.DUE + ", status, reason, run, outcome, changed";

  private static final String ENDED = "('COMPLETED', 'COMPLETED_WITH_VIOLATIONS', 'FAILED')";

  private RunRows() {}

  /** The newest first. */
  static List<ScheduledRun> newest(Connection connection, String schedule, int limit)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            selected() + "WHERE schedule = ? ORDER BY due DESC, kind DESC LIMIT ?")) {
      query.setString(1, schedule);
      query.setLong(2, limit);
      return runs(query);
    }
  }

  /** The last run before a due time of which it is known what came of it. */
  static Optional<ScheduledRun> lastBefore(Connection connection, Due due) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            selected()
                + "WHERE schedule = ? AND due < ? AND status IN "
                + ENDED
                + " ORDER BY due DESC, kind DESC LIMIT 1")) {
      query.setString(1, due.schedule());
      query.setLong(2, due.time().toEpochMilli());
      return runs(query).stream().findFirst();
    }
  }

  /** A run of which it is known what came of it, if it was this owner who said so. */
  static Optional<ScheduledRun> endedBy(Connection connection, Claim claim) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            selected()
                + "WHERE schedule = ? AND due = ? AND kind = ? AND fence = ? AND status <> 'RUNNING'")) {
      RunTable.setKey(query, 1, claim.due());
      query.setLong(4, claim.fence());
      return runs(query).stream().findFirst();
    }
  }

  private static String selected() {
    return "SELECT " + COLUMNS + " FROM monitor_run ";
  }

  private static List<ScheduledRun> runs(PreparedStatement query) throws SQLException {
    List<ScheduledRun> runs = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        runs.add(run(rows));
      }
    }
    return runs;
  }

  /** Of a row that begins with what {@link #COLUMNS} says. */
  static ScheduledRun run(ResultSet row) throws SQLException {
    try {
      String outcome = row.getString(9);
      Optional<Outcome> found =
          outcome.isEmpty() ? Optional.empty() : Optional.of(OutcomeJson.read(outcome));
      return new ScheduledRun(
          RunTable.due(row),
          Status.valueOf(row.getString(6)),
          row.getString(7),
          row.getString(8),
          found,
          row.getLong(10) != 0);
    } catch (RuntimeException e) {
      throw new StoreException(
          "Table monitor_run: row '%s %s' is damaged: %s"
              .formatted(row.getString(1), row.getString(2), e.getMessage()),
          e);
    }
  }
}
