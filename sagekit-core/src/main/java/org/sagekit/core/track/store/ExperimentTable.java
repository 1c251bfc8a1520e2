package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.run.Experiment;

/** The table of experiments. */
final class ExperimentTable {

  private ExperimentTable() {}

  /** The number of an experiment, which is made if it is not there. */
  static long of(Connection connection, String name, long now) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO experiment (name, created, crc) VALUES (?, ?, ?)
            ON CONFLICT (name) DO NOTHING""")) {
      insert.setString(1, name);
      insert.setLong(2, now);
      insert.setLong(3, crc(name, now).value());
      insert.executeUpdate();
    }
    try (var query = connection.prepareStatement("SELECT id FROM experiment WHERE name = ?")) {
      query.setString(1, name);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  static Crc crc(String name, long created) {
    return new Crc().text(name).number(created);
  }

  static String name(Connection connection, long experiment) throws SQLException {
    try (var query =
        connection.prepareStatement("SELECT name, created, crc FROM experiment WHERE id = ?")) {
      query.setLong(1, experiment);
      try (var rows = query.executeQuery()) {
        if (!rows.next()) {
          throw new StoreException("Experiment %s is gone.".formatted(String.valueOf(experiment)));
        }
        String name = rows.getString(1);
        crc(name, rows.getLong(2)).check(rows.getLong(3), "Experiment '" + name + "'");
        return name;
      }
    }
  }

  /** Says of every experiment that is damaged what it is. */
  static void check(Connection connection, RowCheck check) throws SQLException {
    check.each(connection, "SELECT id FROM experiment", row -> name(connection, row.getLong(1)));
  }

  static List<Experiment> all(Connection connection) throws SQLException {
    List<Experiment> experiments = new ArrayList<>();
    try (var query =
            connection.prepareStatement(
                """
                SELECT e.name, e.created, count(r.id) FROM experiment e
                LEFT JOIN run r ON r.experiment = e.id AND r.parent IS NULL
                GROUP BY e.id, e.name, e.created ORDER BY e.name""");
        var rows = query.executeQuery()) {
      while (rows.next()) {
        experiments.add(
            new Experiment(
                rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)), rows.getLong(3)));
      }
    }
    return experiments;
  }
}
