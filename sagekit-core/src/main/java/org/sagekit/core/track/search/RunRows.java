package org.sagekit.core.track.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;

/** What the tables say of runs: the columns, and how a row of them becomes a value. */
final class RunRows {
  /** Runs with the names of their experiments, in no order: so the index of changes is used. */
  static final String RUNS =
      """
      SELECT r.id, r.changed, r.owner, e.name, r.parent, r.name, r.kind, r.path, r.status,
        r.started, r.ended, r.reason, r.seed, r.restored
      FROM run r JOIN experiment e ON e.id = r.experiment
      WHERE r.changed > ?""";

  private RunRows() {}

  /** The names and values of a table of texts, for runs that have changed. */
  static String texts(String table, boolean all) {
    return "SELECT run, name, value FROM " + table + ofChanged(all);
  }

  /** The series in short, for runs that have changed. */
  static String series(boolean all) {
    return """
        SELECT run, name, points, numbers, first, last, last_step, least, greatest, total
        FROM series"""
        + ofChanged(all);
  }

  private static String ofChanged(boolean all) {
    return all
        ? " ORDER BY run"
        : " WHERE run IN (SELECT id FROM run WHERE changed > ?) ORDER BY run";
  }

  static MetricSummary metric(ResultSet row) throws SQLException {
    long numbers = row.getLong(4);
    return new MetricSummary(
        row.getLong(3),
        real(row, 5),
        real(row, 6),
        real(row, 8),
        real(row, 9),
        numbers == 0 ? Double.NaN : real(row, 10) / numbers,
        row.getLong(7));
  }

  /** NaN is kept as NULL. */
  private static double real(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return value == 0 && row.wasNull() ? Double.NaN : value;
  }

  /** A run to which parameters, tags and metrics are still to come. */
  static TrackedRun run(ResultSet row, Pool pool) throws SQLException {
    String id = id(row.getLong(1));
    return new TrackedRun(
        id,
        pool.text(row.getString(4)),
        whole(row, 5).stream().mapToObj(RunRows::id).findAny(),
        pool.text(row.getString(6)),
        word(RunKind.class, id, row.getString(7)),
        pool.text(row.getString(8)),
        word(Status.class, id, row.getString(9)),
        Instant.ofEpochMilli(row.getLong(10)),
        whole(row, 11).stream().mapToObj(Instant::ofEpochMilli).findAny(),
        Optional.ofNullable(row.getString(12)),
        whole(row, 13),
        row.getLong(14) != 0,
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static String id(long number) {
    return "run-" + number;
  }

  private static OptionalLong whole(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static <E extends Enum<E>> E word(Class<E> type, String run, String word) {
    try {
      return Enum.valueOf(type, word);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "Run '%s' is damaged: %s is no %s.".formatted(run, word, type.getSimpleName()), e);
    }
  }
}
