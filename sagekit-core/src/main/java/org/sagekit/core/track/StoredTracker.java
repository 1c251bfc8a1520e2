package org.sagekit.core.track;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.StoppedException;
import org.sagekit.api.WaitingException;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.api.track.run.Experiment;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.RunEnvironment;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.search.RunPage;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.core.track.search.RunFinder;
import org.sagekit.core.track.store.RunBook;
import org.sagekit.core.track.store.RunReader;
import org.sagekit.core.track.store.Runs;

/**
 * The tracker of a workspace's tables: what is written goes by a book, what is read by a reader.
 */
final class StoredTracker implements Tracker {
  private final RunBook book;
  private final RunReader reader;
  private final RunFinder finder;

  StoredTracker(RunBook book) {
    this.book = book;
    this.reader = new RunReader(book);
    this.finder = RunFinder.of(book.workspace(), Runs::seen);
  }

  @Override
  public RunLog begin(String experiment, String name) {
    return book.begin(NewRun.of(experiment, name));
  }

  @Override
  public RunLog begin(NewRun run) {
    return book.begin(run);
  }

  @Override
  public RunLog resume(String run) {
    return book.resume(run);
  }

  @Override
  public <T, E extends Exception> T record(String experiment, String name, Work<T, E> work)
      throws E {
    RunLog run = begin(experiment, name);
    T result;
    try {
      result = work.in(run);
    } catch (Throwable e) {
      end(run, e);
      throw e;
    }
    run.close();
    return result;
  }

  /** What the work has thrown matters more than what else goes wrong. */
  private static void end(RunLog run, Throwable cause) {
    try {
      run.end(statusOf(cause), String.valueOf(cause));
    } catch (RuntimeException e) {
      if (e != cause) {
        cause.addSuppressed(e);
      }
    }
  }

  static Status statusOf(Throwable cause) {
    if (cause instanceof WaitingException) {
      return Status.WAITING;
    }
    return cause instanceof StoppedException ? Status.STOPPED : Status.FAILED;
  }

  @Override
  public List<Experiment> experiments() {
    return reader.experiments();
  }

  @Override
  public Optional<TrackedRun> run(String id) {
    return reader.run(id);
  }

  @Override
  public List<TrackedRun> children(String run) {
    return reader.children(run);
  }

  @Override
  public RunPage search(RunSearch search) {
    return finder.find(Objects.requireNonNull(search, "search"));
  }

  @Override
  public Series series(String run, String metric, SeriesWindow window) {
    Objects.requireNonNull(metric, "metric");
    return reader.series(run, metric, Objects.requireNonNull(window, "window"));
  }

  @Override
  public List<Artifact> artifacts(String run) {
    return reader.artifacts(run);
  }

  @Override
  public byte[] bytes(Artifact artifact) {
    return reader.bytes(Objects.requireNonNull(artifact, "artifact"));
  }

  @Override
  public void copy(Artifact artifact, Path file) {
    reader.copy(artifact, file);
  }

  @Override
  public Optional<EvaluationReport> evaluation(String run, String name) {
    return reader.evaluation(run, name);
  }

  @Override
  public List<UsedValue> values(String run) {
    return reader.values(run);
  }

  @Override
  public Optional<RunEnvironment> environment(String run) {
    return reader.environment(run);
  }

  @Override
  public LineageGraph lineage(Fingerprint value) {
    return reader.lineage(Objects.requireNonNull(value, "value"));
  }
}
