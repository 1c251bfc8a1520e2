package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.StoreException;

/** The row of a schedule. What it holds is in milliseconds since 1970. */
final class ScheduleTable {

  private ScheduleTable() {}

  /**
   * How a schedule stands.
   *
   * @param timing the words of the timing that was used last
   * @param covered up to which due time it is decided what becomes of them
   * @param paused since when it is paused; 1970 if it is not
   */
  record State(String timing, Instant covered, Instant paused) {
    boolean isPaused() {
      return paused.isAfter(Instant.EPOCH);
    }

    State covered(Instant until) {
      return new State(timing, until, paused);
    }

    State paused(Instant since) {
      return new State(timing, covered, since);
    }
  }

  /** Makes the row if it is not there. */
  static boolean insert(Connection connection, String name, State state) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO monitor_schedule (name, timing, covered, paused) VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO NOTHING""")) {
      insert.setString(1, name);
      insert.setString(2, state.timing());
      insert.setLong(3, state.covered().toEpochMilli());
      insert.setLong(4, state.paused().toEpochMilli());
      return insert.executeUpdate() == 1;
    }
  }

  /** The row of a schedule that was begun. */
  static State get(Connection connection, String name) throws SQLException {
    return find(connection, name)
        .orElseThrow(() -> new StoreException("Schedule '%s' is gone.".formatted(name)));
  }

  private static Optional<State> find(Connection connection, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT timing, covered, paused FROM monitor_schedule WHERE name = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new State(
                    rows.getString(1),
                    Instant.ofEpochMilli(rows.getLong(2)),
                    Instant.ofEpochMilli(rows.getLong(3))))
            : Optional.empty();
      }
    }
  }

  /** Of all schedules, in order. */
  static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement("SELECT name FROM monitor_schedule ORDER BY name");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  static boolean update(Connection connection, String name, State state) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE monitor_schedule SET timing = ?, covered = ?, paused = ? WHERE name = ?")) {
      update.setString(1, state.timing());
      update.setLong(2, state.covered().toEpochMilli());
      update.setLong(3, state.paused().toEpochMilli());
      update.setString(4, name);
      return update.executeUpdate() == 1;
    }
  }
}
