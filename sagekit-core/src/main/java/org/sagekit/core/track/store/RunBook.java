package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.Workspace;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.ObjectFiles;
import org.sagekit.core.internal.Store;
import org.sagekit.core.track.place.Owner;
import org.sagekit.core.track.place.Surroundings;

/** Where runs of a workspace are begun. Thread-safe. */
public final class RunBook {
  private final Workspace workspace;
  private final Store store;
  private final Clock clock;
  private final String surroundings;
  private final String environment;

  private RunBook(Workspace workspace, Clock clock, Map<String, String> settings) {
    this.workspace = workspace;
    this.store = FileWorkspace.tablesOf(workspace);
    this.clock = clock;
    this.surroundings = Environments.text(Surroundings.of(settings));
    this.environment = Environments.hash(surroundings);
  }

  /**
   * The book of a workspace.
   *
   * @param settings of SageKit, for the environment of the runs
   * @throws IllegalArgumentException if the workspace has no tables of SageKit
   */
  public static RunBook of(Workspace workspace, Clock clock, Map<String, String> settings) {
    RunBook book = new RunBook(workspace, clock, settings);
    EarlierRuns.bringInto(book.store);
    return book;
  }

  /** Begins a run: one transaction. */
  public LoggedRun begin(NewRun run) {
    String subject = "Run '" + run.name() + "'";
    RunTexts.name(subject, "experiment", run.experiment());
    RunTexts.name("Run", "name", run.name());
    RunTexts.value(subject, "path", run.path());
    long now = clock.millis();
    long id = store.write(c -> RunTable.insert(c, row(c, run, now)));
    return new LoggedRun(this, id, run, Map.of());
  }

  private RunRow row(Connection connection, NewRun run, long now) throws SQLException {
    boolean elsewhere = run.kind() == RunKind.IMPORTED;
    if (!elsewhere) {
      Environments.write(connection, environment, surroundings);
    }
    return new RunRow(
        0,
        ExperimentTable.of(connection, run.experiment(), now),
        run.parent().isPresent() ? Runs.require(connection, run.parent().get()).id() : null,
        run.name(),
        run.kind().name(),
        run.path(),
        Status.RUNNING.name(),
        run.started().map(time -> Sql.millis("Run '" + run.name() + "'", time)).orElse(now),
        null,
        null,
        run.seed().isPresent() ? (Long) run.seed().getAsLong() : null,
        false,
        Owner.self(),
        elsewhere ? null : environment);
  }

  /**
   * Goes on with a run.
   *
   * @throws IllegalArgumentException if there is no such run
   */
  public LoggedRun resume(String run) {
    return store.write(
        c -> {
          RunRow row = Runs.require(c, run);
          RunTable.update(c, row.resumed(Owner.self()));
          NewRun known =
              NewRun.of(ExperimentTable.name(c, row.experiment()), row.name()).path(row.path());
          return new LoggedRun(this, row.id(), known, NamedTexts.PARAM.read(c, row.id()));
        });
  }

  Store store() {
    return store;
  }

  Clock clock() {
    return clock;
  }

  /** Where the runs are written. */
  public Workspace workspace() {
    return workspace;
  }

  ObjectFiles objects() {
    return FileWorkspace.objectsOf(workspace);
  }
}
