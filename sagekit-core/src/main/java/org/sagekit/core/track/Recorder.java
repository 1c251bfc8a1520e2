package org.sagekit.core.track;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.RunEvent;
import org.sagekit.api.RunListener;
import org.sagekit.api.SageKitException;
import org.sagekit.api.StoppedException;
import org.sagekit.api.WaitingException;
import org.sagekit.api.Workspace;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Store;

/**
 * Writes one run to the tables as it happens. Beginning and end of a stage are durable when the
 * event has been handled; figures are written with the next of them, or when enough have come
 * together.
 */
public final class Recorder implements RunListener {
  private static final int ENOUGH = 1000;
  private final Store store;
  private final Clock clock;
  private final long run;
  private final Map<String, Integer> positionByPath = new HashMap<>();
  private final List<RunEvent.MetricLogged> waiting = new ArrayList<>();

  private Recorder(Store store, Clock clock, long run) {
    this.store = store;
    this.clock = clock;
    this.run = run;
  }

  /**
   * Begins a run.
   *
   * @param workspace a workspace of SageKit
   * @param clock the source of time
   * @param name of the stage or line that is run
   * @return the recorder of this run
   * @throws IllegalArgumentException if the workspace has no tables of SageKit
   */
  public static Recorder begin(Workspace workspace, Clock clock, String name) {
    Store store = FileWorkspace.tablesOf(workspace);
    long id =
        store.write(
            c -> {
              try (var insert =
                  c.prepareStatement(
                      "INSERT INTO run_of_2 (name, status, started) VALUES (?, ?, ?) RETURNING id")) {
                insert.setString(1, name);
                insert.setString(2, Status.RUNNING.name());
                insert.setLong(3, clock.millis());
                try (var rows = insert.executeQuery()) {
                  rows.next();
                  return rows.getLong(1);
                }
              }
            });
    return new Recorder(store, clock, id);
  }

  /** The identity of the run in its workspace. */
  public String id() {
    return "run-" + run;
  }

  @Override
  public synchronized void on(String runId, RunEvent event) {
    if (event instanceof RunEvent.MetricLogged metric) {
      waiting.add(metric);
      if (waiting.size() >= ENOUGH) {
        flush();
      }
    } else if (event instanceof RunEvent.StageStarted started) {
      started(started);
    } else if (event instanceof RunEvent.StageFinished finished) {
      finished(finished);
    } else if (event instanceof RunEvent.StageFailed failed) {
      update(failed.path(), statusOf(failed.cause()), false, Double.NaN, null);
    }
  }

  private static Status statusOf(Exception cause) {
    if (cause instanceof WaitingException) {
      return Status.WAITING;
    }
    return cause instanceof StoppedException ? Status.STOPPED : Status.FAILED;
  }

  private void started(RunEvent.StageStarted event) {
    int position = positionByPath.size();
    positionByPath.putIfAbsent(event.path(), position);
    store.write(
        c -> {
          writeMetrics(c);
          try (var insert =
              c.prepareStatement(
                  "INSERT OR REPLACE INTO run_stage (run, position, path, status) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, run);
            insert.setInt(2, position(event.path()));
            insert.setString(3, event.path());
            insert.setString(4, Status.RUNNING.name());
            insert.executeUpdate();
          }
          writeSettings(c, event);
          return true;
        });
    waiting.clear();
  }

  private void writeSettings(Connection c, RunEvent.StageStarted event) throws SQLException {
    try (var insert =
        c.prepareStatement(
            "INSERT OR REPLACE INTO setting (run, position, name, value) VALUES (?, ?, ?, ?)")) {
      for (Map.Entry<String, String> setting : event.settings().asMap().entrySet()) {
        insert.setLong(1, run);
        insert.setInt(2, position(event.path()));
        insert.setString(3, setting.getKey());
        insert.setString(4, setting.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void finished(RunEvent.StageFinished event) {
    String output = fingerprint(event.output());
    double seconds = event.took().toNanos() / 1e9;
    update(event.path(), Status.COMPLETED, event.restored(), seconds, output);
  }

  /** What is alive has none that would last, and to find it all that it has done would be read. */
  private static @Nullable String fingerprint(Object output) {
    return output instanceof Fingerprinted known && !(output instanceof AutoCloseable)
        ? known.fingerprint().hex()
        : null;
  }

  private void update(
      String path, Status status, boolean restored, double seconds, @Nullable String output) {
    store.write(
        c -> {
          writeMetrics(c);
          try (var update =
              c.prepareStatement(
                  """
                  UPDATE run_stage SET status = ?, restored = ?, seconds = ?, output = ?
                  WHERE run = ? AND position = ?""")) {
            update.setString(1, status.name());
            update.setInt(2, restored ? 1 : 0);
            setReal(update, 3, seconds);
            update.setString(4, output);
            update.setLong(5, run);
            update.setInt(6, position(path));
            return update.executeUpdate();
          }
        });
    waiting.clear();
  }

  private int position(String path) {
    return positionByPath.getOrDefault(path, 0);
  }

  private void flush() {
    store.write(
        c -> {
          writeMetrics(c);
          return true;
        });
    waiting.clear();
  }

  private void writeMetrics(Connection c) throws SQLException {
    try (var insert =
        c.prepareStatement(
            "INSERT INTO metric (run, path, name, step, value) VALUES (?, ?, ?, ?, ?)")) {
      for (RunEvent.MetricLogged metric : waiting) {
        insert.setLong(1, run);
        insert.setString(2, metric.path());
        insert.setString(3, metric.metric());
        insert.setLong(4, metric.step());
        setReal(insert, 5, metric.value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** SQLite has no NaN: it is kept as NULL. */
  private static void setReal(PreparedStatement statement, int index, double value)
      throws SQLException {
    if (Double.isNaN(value)) {
      statement.setNull(index, Types.REAL);
    } else {
      statement.setDouble(index, value);
    }
  }

  /**
   * Ends the run.
   *
   * @param status how it ended
   * @param reason why, unless it completed
   */
  public synchronized void end(Status status, Optional<SageKitException> reason) {
    store.write(
        c -> {
          writeMetrics(c);
          try (var update =
              c.prepareStatement(
                  "UPDATE run_of_2 SET status = ?, ended = ?, reason = ? WHERE id = ?")) {
            update.setString(1, status.name());
            update.setLong(2, clock.millis());
            update.setString(3, reason.map(Throwable::getMessage).orElse(null));
            update.setLong(4, run);
            return update.executeUpdate();
          }
        });
    waiting.clear();
  }
}
