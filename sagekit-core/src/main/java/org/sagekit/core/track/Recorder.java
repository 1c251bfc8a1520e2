package org.sagekit.core.track;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.RunEvent;
import org.sagekit.api.RunListener;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Traced;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.train.ModelJudged;
import org.sagekit.core.track.store.LoggedRun;
import org.sagekit.core.track.store.Paths;
import org.sagekit.core.track.store.RunBook;
import org.sagekit.core.track.store.RunTexts;

/**
 * Writes one run to the tables as it happens: the run itself, and each stage in it as a run of its
 * own, nested in the one that called it. Beginning and end of a stage are durable when the event
 * has been handled; figures with the next of them, or when a second has passed.
 */
public final class Recorder implements RunListener {
  /** The name under which the evaluation of a trained model is kept. */
  static final String HELD_OUT = "held-out";

  private final String experiment;
  private final LoggedRun root;
  private final Map<String, LoggedRun> openByPath = new HashMap<>();
  private @Nullable String rootPath;

  private Recorder(String experiment, LoggedRun root) {
    this.experiment = experiment;
    this.root = root;
  }

  /**
   * Begins a run.
   *
   * @param book of the workspace
   * @param run what is begun
   * @return the recorder of this run
   */
  public static Recorder begin(RunBook book, NewRun run) {
    String experiment = RunTexts.fitting(run.experiment());
    NewRun root = NewRun.of(experiment, RunTexts.fitting(run.name())).kind(RunKind.PIPELINE);
    return new Recorder(
        experiment, book.begin(run.seed().isPresent() ? root.seed(run.seed().getAsLong()) : root));
  }

  /** The identity of the run in its workspace. */
  public String id() {
    return root.id();
  }

  /** Sets a tag of the run. */
  public synchronized void tag(String name, String value) {
    root.tag(name, value);
  }

  @Override
  public synchronized void on(String runId, RunEvent event) {
    if (event instanceof RunEvent.StageStarted started) {
      started(started);
    } else if (event instanceof RunEvent.StageFinished finished) {
      finished(finished);
    } else if (event instanceof RunEvent.StageFailed failed) {
      failed(failed);
    } else if (event instanceof RunEvent.MetricLogged metric) {
      at(metric.path()).log(RunTexts.fitting(metric.metric()), metric.step(), metric.value());
    } else if (event instanceof ModelJudged judged) {
      at(judged.path()).reported(HELD_OUT, judged.report());
    }
  }

  /** What is said of no stage, or of one that has ended, is said of the run. */
  private LoggedRun at(String path) {
    return openByPath.getOrDefault(path, root);
  }

  private void started(RunEvent.StageStarted event) {
    LoggedRun run = rootPath == null ? root : nested(event);
    if (rootPath == null) {
      rootPath = event.path();
    }
    openByPath.put(event.path(), run);
    run.params(RunTexts.fitting(event.settings()));
    event.inputs().forEach(run::input);
    run.flush();
  }

  private LoggedRun nested(RunEvent.StageStarted event) {
    String name = RunTexts.fitting(event.path().substring(event.path().lastIndexOf('/') + 1));
    NewRun inner =
        NewRun.of(experiment, name).kind(RunKind.STAGE).path(event.path()).seed(event.seed());
    return Paths.above(event.path(), openByPath, root).begin(inner);
  }

  private void finished(RunEvent.StageFinished event) {
    LoggedRun run = at(event.path());
    lineage(event).ifPresent(run::output);
    if (event.restored()) {
      run.restored();
    }
    end(event.path(), run, Status.COMPLETED, "");
  }

  private void failed(RunEvent.StageFailed event) {
    Exception cause = event.cause();
    end(
        event.path(),
        at(event.path()),
        StoredTracker.statusOf(cause),
        String.valueOf(cause.getMessage()));
  }

  /** The run itself is ended by {@link #end}. */
  private void end(String path, LoggedRun run, Status status, String reason) {
    if (run != root) {
      run.end(status, reason);
      openByPath.remove(path);
    }
  }

  /**
   * What is alive has a fingerprint that would not last, and to find it all that it has done would
   * be read: only what it tells of its past counts.
   */
  private static Optional<Lineage> lineage(RunEvent.StageFinished event) {
    Object output = event.output();
    if (output instanceof Traced traced) {
      return Optional.of(traced.lineage());
    }
    String kind = output.getClass().getSimpleName();
    return output instanceof Fingerprinted known && !(output instanceof AutoCloseable)
        ? Optional.of(
            Lineage.of(kind.isEmpty() ? "value" : kind, event.path(), known.fingerprint()))
        : Optional.empty();
  }

  /**
   * Ends the run.
   *
   * @param status how it ended
   * @param reason why, unless it completed
   */
  public synchronized void end(Status status, Optional<SageKitException> reason) {
    root.end(status, reason.map(Throwable::getMessage).orElse(""));
  }
}
