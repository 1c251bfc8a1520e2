package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of runs. Whatever belongs to a run is changed together with its change number. */
final class RunTable {
  private static final String NEXT = "(SELECT COALESCE(MAX(changed), 0) + 1 FROM run)";
  private static final String INSERT =
      """
      INSERT INTO run (experiment, parent, name, kind, path, status, started, ended, reason, seed,
        restored, owner, environment, crc, changed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %s) RETURNING id"""
          .formatted(NEXT);
  private static final String UPDATE =
      """
      UPDATE run SET experiment = ?, parent = ?, name = ?, kind = ?, path = ?, status = ?,
        started = ?, ended = ?, reason = ?, seed = ?, restored = ?, owner = ?, environment = ?,
        crc = ?, changed = %s
      WHERE id = ?"""
          .formatted(NEXT);

  private RunTable() {}

  static long insert(Connection connection, RunRow run) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      run.set(insert);
      try (var rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  static void update(Connection connection, RunRow run) throws SQLException {
    try (var update = connection.prepareStatement(UPDATE)) {
      run.set(update);
      update.setLong(15, run.id());
      update.executeUpdate();
    }
  }

  /** Says that something that belongs to a run has changed. */
  static void touch(Connection connection, long run) throws SQLException {
    try (var update =
        connection.prepareStatement("UPDATE run SET changed = " + NEXT + " WHERE id = ?")) {
      update.setLong(1, run);
      update.executeUpdate();
    }
  }

  static Optional<RunRow> find(Connection connection, long run) throws SQLException {
    List<RunRow> found = select(connection, "WHERE id = ?", run);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  static List<RunRow> children(Connection connection, long run) throws SQLException {
    return select(connection, "WHERE parent = ? ORDER BY id", run);
  }

  /** Says of every run that is damaged what it is. */
  static void check(Connection connection, RowCheck check) throws SQLException {
    check.each(connection, "SELECT " + RunRow.COLUMNS + " FROM run", RunRow::of);
  }

  private static List<RunRow> select(Connection connection, String where, long argument)
      throws SQLException {
    List<RunRow> runs = new ArrayList<>();
    try (var query =
        connection.prepareStatement("SELECT " + RunRow.COLUMNS + " FROM run " + where)) {
      query.setLong(1, argument);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          runs.add(RunRow.of(rows));
        }
      }
    }
    return runs;
  }
}
