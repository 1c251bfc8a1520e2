package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.core.track.place.Owner;

/** Makes runs of their rows. */
public final class Runs {
  private static final String GONE = "Its process ended without a word.";

  private Runs() {}

  static Optional<RunRow> find(Connection connection, String id) throws SQLException {
    OptionalLong number = RunId.number(id);
    return number.isEmpty() ? Optional.empty() : RunTable.find(connection, number.getAsLong());
  }

  static RunRow require(Connection connection, String id) throws SQLException {
    return find(connection, id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Tracker: run must be one of this workspace, but was '%s'.".formatted(id)));
  }

  static TrackedRun read(Connection connection, RunRow row) throws SQLException {
    SortedMap<String, MetricSummary> metrics = new TreeMap<>();
    for (SeriesRow series : SeriesTable.ofRun(connection, row.id())) {
      metrics.put(series.name(), series.tally().summary());
    }
    return of(
        row,
        ExperimentTable.name(connection, row.experiment()),
        NamedTexts.PARAM.read(connection, row.id()),
        NamedTexts.TAG.read(connection, row.id()),
        metrics);
  }

  /** Puts a run together. */
  static TrackedRun of(
      RunRow row,
      String experiment,
      Map<String, String> params,
      Map<String, String> tags,
      Map<String, MetricSummary> metrics) {
    TrackedRun written = written(row, experiment, params, tags, metrics);
    return written.status() == Status.RUNNING ? seen(written, row.owner()) : written;
  }

  /** A run as its row says, though its process may be gone. */
  static TrackedRun written(
      RunRow row,
      String experiment,
      Map<String, String> params,
      Map<String, String> tags,
      Map<String, MetricSummary> metrics) {
    return new TrackedRun(
        RunId.of(row.id()),
        experiment,
        Optional.ofNullable(row.parent()).map(RunId::of),
        row.name(),
        RunKind.valueOf(row.kind()),
        row.path(),
        Status.valueOf(row.status()),
        Instant.ofEpochMilli(row.started()),
        Sql.time(row.ended()),
        Optional.ofNullable(row.reason()),
        row.seed() == null ? OptionalLong.empty() : OptionalLong.of(row.seed()),
        row.restored(),
        params,
        tags,
        metrics);
  }

  /** How a run stands that is at work by what was written: its process may be gone. */
  public static TrackedRun seen(TrackedRun run, String owner) {
    return Owner.isGone(owner)
        ? new TrackedRun(
            run.id(),
            run.experiment(),
            run.parent(),
            run.name(),
            run.kind(),
            run.path(),
            Status.FAILED,
            run.started(),
            run.ended(),
            Optional.of(GONE),
            run.seed(),
            run.restored(),
            run.params(),
            run.tags(),
            run.metrics())
        : run;
  }
}
