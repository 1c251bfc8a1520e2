package org.sagekit.core.track;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.Settings;
import org.sagekit.api.track.TrackedRun;
import org.sagekit.api.track.Tracker;
import org.sagekit.core.internal.Store;

/** Reads runs from the tables. */
final class StoredTracker implements Tracker {
  private static final String RUNS = "SELECT id, name, status, started, ended FROM run ";
  private final Store store;

  StoredTracker(Store store) {
    this.store = store;
  }

  @Override
  public List<TrackedRun> runs() {
    return store.read(
        c -> {
          List<TrackedRun> runs = new ArrayList<>();
          try (var query = c.prepareStatement(RUNS + "ORDER BY id DESC");
              var rows = query.executeQuery()) {
            while (rows.next()) {
              runs.add(run(c, rows));
            }
          }
          return runs;
        });
  }

  @Override
  public Optional<TrackedRun> run(String id) {
    if (!id.matches("run-[0-9]{1,18}")) {
      return Optional.empty();
    }
    return store.read(
        c -> {
          try (var query = c.prepareStatement(RUNS + "WHERE id = ?")) {
            query.setLong(1, Long.parseLong(id.substring("run-".length())));
            try (var rows = query.executeQuery()) {
              return rows.next() ? Optional.of(run(c, rows)) : Optional.empty();
            }
          }
        });
  }

  private static TrackedRun run(Connection c, ResultSet row) throws SQLException {
    long id = row.getLong(1);
    long ended = row.getLong(5);
    boolean open = row.wasNull();
    return new TrackedRun(
        "run-" + id,
        row.getString(2),
        Status.valueOf(row.getString(3)),
        Instant.ofEpochMilli(row.getLong(4)),
        open ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)),
        stages(c, id));
  }

  private static List<TrackedRun.TrackedStage> stages(Connection c, long run) throws SQLException {
    List<TrackedRun.TrackedStage> stages = new ArrayList<>();
    try (var query =
        c.prepareStatement(
            """
            SELECT position, path, status, restored, seconds, output FROM run_stage
            WHERE run = ? ORDER BY position""")) {
      query.setLong(1, run);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          String path = rows.getString(2);
          stages.add(
              new TrackedRun.TrackedStage(
                  path,
                  Status.valueOf(rows.getString(3)),
                  rows.getInt(4) == 1,
                  real(rows, 5),
                  settings(c, run, rows.getInt(1)),
                  metrics(c, run, path),
                  Optional.ofNullable(rows.getString(6)).map(Fingerprint::new)));
        }
      }
    }
    return stages;
  }

  private static Settings settings(Connection c, long run, int position) throws SQLException {
    Map<String, String> textByName = new TreeMap<>();
    try (var query =
        c.prepareStatement("SELECT name, value FROM setting WHERE run = ? AND position = ?")) {
      query.setLong(1, run);
      query.setInt(2, position);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          textByName.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return Settings.of(textByName);
  }

  private static List<TrackedRun.TrackedMetric> metrics(Connection c, long run, String path)
      throws SQLException {
    List<TrackedRun.TrackedMetric> metrics = new ArrayList<>();
    try (var query =
        c.prepareStatement(
            "SELECT name, step, value FROM metric WHERE run = ? AND path = ? ORDER BY id")) {
      query.setLong(1, run);
      query.setString(2, path);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          metrics.add(
              new TrackedRun.TrackedMetric(rows.getString(1), rows.getLong(2), real(rows, 3)));
        }
      }
    }
    return metrics;
  }

  private static double real(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }
}
