package org.sagekit.core.track.search;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.Workspace;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.core.track.Trackers;

/** Records runs that were thought out before. */
final class Runs {
  private final Tracker tracker;

  Runs(Workspace workspace) {
    this.tracker = Trackers.of(workspace);
  }

  /** A run to be recorded. */
  static final class Draft {
    private NewRun run = NewRun.of("churn", "run").started(Instant.parse("2026-11-28T12:00:00Z"));
    private Status status = Status.COMPLETED;
    private final Map<String, String> params = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, Double> metrics = new TreeMap<>();

    static Draft named(String name) {
      return new Draft().with("churn", name);
    }

    private Draft with(String experiment, String name) {
      run = NewRun.of(experiment, name).started(run.started().orElseThrow());
      return this;
    }

    Draft in(String experiment) {
      return with(experiment, run.name());
    }

    Draft status(Status value) {
      status = value;
      return this;
    }

    Draft started(String value) {
      run = run.started(Instant.parse(value));
      return this;
    }

    Draft seed(long value) {
      run = run.seed(value);
      return this;
    }

    Draft param(String key, String value) {
      params.put(key, value);
      return this;
    }

    Draft tag(String key, String value) {
      tags.put(key, value);
      return this;
    }

    /** Three points: one more than the value, one less, and the value. */
    Draft metric(String key, double value) {
      metrics.put(key, value);
      return this;
    }

    private void write(RunLog log) {
      params.forEach(log::param);
      tags.forEach(log::tag);
      metrics.forEach(
          (name, value) -> log.log(name, value + 1).log(name, value - 1).log(name, value));
      if (status == Status.RUNNING) {
        log.flush();
      } else {
        log.end(status, "", run.started().orElseThrow().plusSeconds(90));
      }
    }
  }

  /** Records runs; the identity of the last one. */
  String add(Draft... drafts) {
    String id = "";
    for (Draft draft : drafts) {
      RunLog log = tracker.begin(draft.run);
      draft.write(log);
      id = log.id();
    }
    return id;
  }

  /** Sets a tag of a run that has ended. */
  void tag(String run, String name, String value) {
    try (RunLog log = tracker.resume(run)) {
      log.tag(name, value);
    }
  }
}
