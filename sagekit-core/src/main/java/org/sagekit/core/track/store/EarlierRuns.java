package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.core.internal.Store;
import org.sagekit.core.track.points.PointBuffer;

/**
 * What version 2 of the tables remembered of runs, brought into those of version 3: all of it in
 * one transaction, which leaves the old tables empty.
 */
final class EarlierRuns {
  private static final String ANY = "SELECT count(*) FROM run_of_2";
  private static final List<String> OLD = List.of("metric", "setting", "run_stage", "run_of_2");

  private EarlierRuns() {}

  static void bringInto(Store store) {
    if (store.read(EarlierRuns::count) > 0) {
      store.write(
          c -> {
            for (Old run : runs(c)) {
              bring(c, run);
            }
            for (String table : OLD) {
              try (var delete = c.prepareStatement("DELETE FROM " + table)) {
                delete.executeUpdate();
              }
            }
            return true;
          });
    }
  }

  private static long count(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement(ANY);
        var rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private record Old(
      long id,
      String name,
      String status,
      long started,
      @Nullable Long ended,
      @Nullable String reason) {}

  private static List<Old> runs(Connection connection) throws SQLException {
    List<Old> runs = new ArrayList<>();
    try (var query =
            connection.prepareStatement(
                "SELECT id, name, status, started, ended, reason FROM run_of_2 ORDER BY id");
        var rows = query.executeQuery()) {
      while (rows.next()) {
        runs.add(
            new Old(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                Sql.whole(rows, 5),
                rows.getString(6)));
      }
    }
    return runs;
  }

  /** The first stage of a run was the run itself; the others are nested in it by their paths. */
  private static void bring(Connection connection, Old old) throws SQLException {
    long experiment = ExperimentTable.of(connection, old.name(), old.started());
    Map<String, Long> runByPath = new LinkedHashMap<>();
    long root = 0;
    for (Stage stage : stages(connection, old.id())) {
      boolean top = root == 0;
      RunRow row =
          new RunRow(
              0,
              experiment,
              top ? null : (Long) Paths.above(stage.path(), runByPath, root),
              top ? old.name() : stage.path().substring(stage.path().lastIndexOf('/') + 1),
              (top ? RunKind.PIPELINE : RunKind.STAGE).name(),
              stage.path(),
              top ? old.status() : stage.status(),
              old.started(),
              top ? old.ended() : stage.end(old.started()),
              top ? old.reason() : null,
              null,
              stage.restored(),
              "",
              null);
      long run = RunTable.insert(connection, row);
      root = top ? run : root;
      runByPath.put(stage.path(), run);
      NamedTexts.PARAM.write(connection, run, settings(connection, old.id(), stage.position()));
      write(connection, run, ofStage(connection, old, stage.path()));
    }
    if (root == 0) {
      RunRow row =
          new RunRow(
              0,
              experiment,
              null,
              old.name(),
              RunKind.PIPELINE.name(),
              old.name(),
              old.status(),
              old.started(),
              old.ended(),
              old.reason(),
              null,
              false,
              "",
              null);
      root = RunTable.insert(connection, row);
    }
    write(connection, root, ofNoStage(connection, old));
  }

  private static void write(
      Connection connection, long run, Map<String, PointBuffer> pointsByMetric)
      throws SQLException {
    for (Map.Entry<String, PointBuffer> series : pointsByMetric.entrySet()) {
      SeriesTable.append(connection, run, series.getKey(), series.getValue());
    }
  }

  private record Stage(
      long position, String path, String status, boolean restored, double seconds) {

    /** It is not known when it began: it ends as long after the run's beginning as it took. */
    private @Nullable Long end(long started) {
      return status.equals(Status.RUNNING.name())
          ? null
          : (Long) (started + (Double.isNaN(seconds) ? 0 : Math.round(seconds * 1000)));
    }
  }

  private static List<Stage> stages(Connection connection, long run) throws SQLException {
    List<Stage> stages = new ArrayList<>();
    try (var query =
        connection.prepareStatement(
            """
            SELECT position, path, status, restored, seconds FROM run_stage
            WHERE run = ? ORDER BY position""")) {
      query.setLong(1, run);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          stages.add(
              new Stage(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getLong(4) == 1,
                  Sql.real(rows, 5)));
        }
      }
    }
    return stages;
  }

  private static Map<String, String> settings(Connection connection, long run, long position)
      throws SQLException {
    Map<String, String> textByName = new HashMap<>();
    try (var query =
        connection.prepareStatement(
            "SELECT name, value FROM setting WHERE run = ? AND position = ?")) {
      query.setLong(1, run);
      query.setLong(2, position);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          textByName.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return textByName;
  }

  private static Map<String, PointBuffer> ofStage(Connection connection, Old run, String path)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT name, step, value FROM metric WHERE run = ? AND path = ? ORDER BY id")) {
      query.setLong(1, run.id());
      query.setString(2, path);
      return series(query, run);
    }
  }

  /** What was said of no stage was said of the run. */
  private static Map<String, PointBuffer> ofNoStage(Connection connection, Old run)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT name, step, value FROM metric
            WHERE run = ? AND path NOT IN (SELECT path FROM run_stage WHERE run = ?)
            ORDER BY id""")) {
      query.setLong(1, run.id());
      query.setLong(2, run.id());
      return series(query, run);
    }
  }

  private static Map<String, PointBuffer> series(PreparedStatement query, Old run)
      throws SQLException {
    Map<String, PointBuffer> seriesByName = new LinkedHashMap<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        seriesByName
            .computeIfAbsent(rows.getString(1), name -> new PointBuffer())
            .add(rows.getLong(2), run.started(), Sql.real(rows, 3));
      }
    }
    return seriesByName;
  }
}
