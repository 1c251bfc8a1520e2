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

  private static final Instant NONE = Instant.parse("0001-01-01T00:00:00Z");

  private ScheduleTable() {}

  /**
   * How a schedule stands.
   *
   * @param timing the words of the timing that was used last
   * @param covered up to which due time it is decided what becomes of them
   * @param paused since when it is paused; 1970 if it is not
   * @param pruned the latest due time whose row was taken out; the year 1 if there is none
   */
  record State(String timing, Instant covered, Instant paused, Instant pruned) {
    /** Of a schedule that is new. */
    static State begun(String timing, Instant covered) {
      return new State(timing, covered, Instant.EPOCH, NONE);
    }

    boolean isPaused() {
      return paused.isAfter(Instant.EPOCH);
    }

    State covered(Instant until) {
      return new State(timing, until, paused, pruned);
    }

    State paused(Instant since) {
      return new State(timing, covered, since, pruned);
    }

    State timing(String words) {
      return new State(words, covered, paused, pruned);
    }
  }

  /** Makes the row if it is not there. */
  static boolean insert(Connection connection, String name, State state) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO monitor_schedule (name, timing, covered, paused, pruned) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (name) DO NOTHING""")) {
      insert.setString(1, name);
      insert.setString(2, state.timing());
      insert.setLong(3, state.covered().toEpochMilli());
      insert.setLong(4, state.paused().toEpochMilli());
      insert.setLong(5, state.pruned().toEpochMilli());
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
            "SELECT timing, covered, paused, pruned FROM monitor_schedule WHERE name = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new State(
                    rows.getString(1),
                    Instant.ofEpochMilli(rows.getLong(2)),
                    Instant.ofEpochMilli(rows.getLong(3)),
                    Instant.ofEpochMilli(rows.getLong(4))))
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

  /** Changes all but what was pruned. */
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

  static void cover(Connection connection, String name, Instant until) throws SQLException {
    set(connection, "UPDATE monitor_schedule SET covered = ? WHERE name = ?", name, until);
  }

  /** Keeps in mind that rows up to a due time may be gone. */
  static void prune(Connection connection, String name, Instant until) throws SQLException {
    set(connection, "UPDATE monitor_schedule SET pruned = ? WHERE name = ?", name, until);
  }

  private static void set(Connection connection, String words, String name, Instant until)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(words)) {
      update.setLong(1, until.toEpochMilli());
      update.setString(2, name);
      update.executeUpdate();
    }
  }
}
