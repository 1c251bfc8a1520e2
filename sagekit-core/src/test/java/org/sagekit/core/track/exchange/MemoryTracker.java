package org.sagekit.core.track.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.Settings;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.api.track.run.Experiment;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.RunEnvironment;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.search.RunPage;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.TrainedModel;

/**
 * A tracker as strict as the real one, and fast enough to be asked a hundred thousand times: it
 * refuses every name, value and order of calls that the real one refuses.
 */
final class MemoryTracker implements Tracker {
  private final Map<String, Run> runById = new TreeMap<>();

  /** How many runs have not ended. */
  long open() {
    return runById.values().stream().filter(run -> run.status == Status.RUNNING).count();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  private static void name(String name) {
    require(Names.fault(name).isEmpty(), "name " + name);
  }

  @Override
  public RunLog begin(NewRun run) {
    name(run.experiment());
    name(run.name());
    require(Names.faultOfValue(run.path()).isEmpty(), "path");
    run.parent().ifPresent(id -> require(runById.containsKey(id), "parent " + id));
    Run begun = new Run("run-" + (runById.size() + 1), run);
    runById.put(begun.id, begun);
    return begun;
  }

  @Override
  public RunLog begin(String experiment, String name) {
    return begin(NewRun.of(experiment, name));
  }

  @Override
  public RunLog resume(String run) {
    Run known = runById.get(run);
    require(known != null, run);
    known.status = Status.RUNNING;
    return known;
  }

  @Override
  public Optional<TrackedRun> run(String id) {
    return Optional.ofNullable(runById.get(id)).map(Run::tracked);
  }

  @Override
  public RunPage search(RunSearch search) {
    List<TrackedRun> all = runById.values().stream().map(Run::tracked).toList();
    return new RunPage(all, all.size(), Optional.empty(), List.of());
  }

  @Override
  public List<Artifact> artifacts(String run) {
    return List.copyOf(runById.get(run).artifacts.values());
  }

  @Override
  public List<UsedValue> values(String run) {
    return List.copyOf(runById.get(run).values);
  }

  @Override
  public <T, E extends Exception> T record(String experiment, String name, Work<T, E> work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Experiment> experiments() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TrackedRun> children(String run) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Series series(String run, String metric, SeriesWindow window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] bytes(Artifact artifact) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void copy(Artifact artifact, Path file) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<EvaluationReport> evaluation(String run, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<RunEnvironment> environment(String run) {
    throw new UnsupportedOperationException();
  }

  @Override
  public LineageGraph lineage(Fingerprint value) {
    throw new UnsupportedOperationException();
  }

  /** A run, both to be written and to be read. */
  private static final class Run implements RunLog {
    private final String id;
    private final NewRun run;
    private final Map<String, String> params = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, MetricSummary> metrics = new TreeMap<>();
    private final Map<String, Artifact> artifacts = new HashMap<>();
    private final List<UsedValue> values = new ArrayList<>();
    private Status status = Status.RUNNING;
    private Optional<Instant> ended = Optional.empty();

    Run(String id, NewRun run) {
      this.id = id;
      this.run = run;
    }

    TrackedRun tracked() {
      return new TrackedRun(
          id,
          run.experiment(),
          run.parent(),
          run.name(),
          run.kind(),
          run.path(),
          status,
          run.started().orElse(Instant.EPOCH),
          ended,
          Optional.empty(),
          OptionalLong.empty(),
          false,
          Map.copyOf(params),
          Map.copyOf(tags),
          Map.copyOf(metrics));
    }

    private void text(Map<String, String> texts, String name, String value) {
      requireOpen();
      name(name);
      require(Names.faultOfValue(value).isEmpty(), "value of " + name);
      texts.put(name, value);
    }

    private void requireOpen() {
      if (status != Status.RUNNING) {
        throw new IllegalStateException(id + " has ended");
      }
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public RunLog param(String name, Object value) {
      String text = value.toString();
      if (!params.getOrDefault(name, text).equals(text)) {
        throw new IllegalStateException(name);
      }
      text(params, name, text);
      return this;
    }

    @Override
    public RunLog tag(String name, String value) {
      text(tags, name, value);
      return this;
    }

    @Override
    public RunLog log(String metric, long step, double value, Instant time) {
      requireOpen();
      name(metric);
      MetricSummary one = new MetricSummary(1, value, value, value, value, value, step);
      metrics.merge(metric, one, Run::both);
      return this;
    }

    private static MetricSummary both(MetricSummary a, MetricSummary b) {
      return new MetricSummary(
          a.points() + 1,
          Double.isNaN(a.first()) ? b.first() : a.first(),
          b.last(),
          least(a.min(), b.min()),
          -least(-a.max(), -b.max()),
          a.mean(),
          Math.max(a.lastStep(), b.lastStep()));
    }

    private static double least(double a, double b) {
      return Double.isNaN(a) || b < a ? b : a;
    }

    @Override
    public RunLog artifact(String name, Path file) {
      require(Names.staysInside(name), "file " + name);
      require(Files.isRegularFile(file), "no file " + file);
      ForeignFiles.Found found = new ForeignFiles.Found(name, file);
      return keep(name, found.sha256().orElseThrow(), found.size());
    }

    @Override
    public RunLog artifact(String name, byte[] bytes, String mediaType) {
      require(Names.staysInside(name), "file " + name);
      return keep(name, Fingerprint.ofBytes(bytes), bytes.length);
    }

    private RunLog keep(String name, Fingerprint sha256, long size) {
      requireOpen();
      name(name);
      artifacts.put(name, new Artifact(id, name, sha256, size, "x/y"));
      return this;
    }

    @Override
    public RunLog input(Lineage value) {
      return used(UsedValue.Direction.INPUT, value);
    }

    @Override
    public RunLog output(Lineage value) {
      return used(UsedValue.Direction.OUTPUT, value);
    }

    private RunLog used(UsedValue.Direction direction, Lineage value) {
      requireOpen();
      name(value.name());
      values.add(new UsedValue(direction, value.kind(), value.name(), value.fingerprint()));
      return this;
    }

    @Override
    public RunLog flush() {
      requireOpen();
      return this;
    }

    @Override
    public void end(Status how, String reason, Instant when) {
      requireOpen();
      require(how != Status.RUNNING, "status");
      status = how;
      ended = Optional.of(when);
    }

    @Override
    public void end(Status how, String reason) {
      end(how, reason, Instant.EPOCH);
    }

    @Override
    public void close() {
      if (status == Status.RUNNING) {
        end(Status.COMPLETED, "");
      }
    }

    @Override
    public RunLog params(Settings settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RunLog log(String metric, long step, double value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RunLog log(String metric, double value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RunLog evaluation(String name, EvaluationReport report) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RunLog model(TrainedModel model) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RunLog begin(String name) {
      throw new UnsupportedOperationException();
    }
  }
}
