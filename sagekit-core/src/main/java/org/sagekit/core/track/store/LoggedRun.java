package org.sagekit.core.track.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Lineage;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.Settings;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.UsedValue.Direction;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.internal.ObjectFiles;
import org.sagekit.core.track.points.PointBuffer;

/**
 * Gathers what is logged of one run, and writes it: all that has come together in one transaction.
 */
public final class LoggedRun implements RunLog {
  private static final int MOST = 1 << 18;
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final RunBook book;
  private final long id;
  private final NewRun run;
  private final Map<String, String> params = new HashMap<>();
  private final Map<String, Long> lastStepByMetric = new HashMap<>();
  private final Pending pending = new Pending();
  private long tried = System.nanoTime();
  private boolean restored;
  private boolean ended;

  LoggedRun(RunBook book, long id, NewRun run, Map<String, String> params) {
    this.book = book;
    this.id = id;
    this.run = run;
    this.params.putAll(params);
  }

  @Override
  public String id() {
    return RunId.of(id);
  }

  private String subject() {
    return "Run '%s' (%s)".formatted(run.name(), id());
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException(
          subject() + ": it has ended. Maybe go on with it by Tracker.resume.");
    }
  }

  @Override
  public LoggedRun param(String name, Object value) {
    Objects.requireNonNull(value, "value");
    return params(Settings.empty().with(RunTexts.name(subject(), "parameter", name), value));
  }

  @Override
  public synchronized LoggedRun params(Settings settings) {
    Objects.requireNonNull(settings, "settings");
    makeRoom();
    for (Map.Entry<String, String> setting : settings.asMap().entrySet()) {
      String name = RunTexts.name(subject(), "parameter", setting.getKey());
      String value = RunTexts.value(subject(), name, setting.getValue());
      String known = params.putIfAbsent(name, value);
      if (known != null && !known.equals(value)) {
        throw new IllegalStateException(
            "%s: parameter '%s' must stay what it is, '%s', but was '%s'. Maybe log it as a tag or metric."
                .formatted(subject(), name, known, value));
      }
      if (known == null) {
        pending.param(name, value);
      }
    }
    return taken();
  }

  @Override
  public synchronized LoggedRun tag(String name, String value) {
    makeRoom();
    pending.tag(RunTexts.name(subject(), "tag", name), RunTexts.value(subject(), name, value));
    return taken();
  }

  @Override
  public LoggedRun log(String metric, long step, double value) {
    return log(metric, step, value, book.clock().millis());
  }

  @Override
  public LoggedRun log(String metric, long step, double value, Instant time) {
    return log(metric, step, value, Sql.millis(subject(), time));
  }

  @Override
  public synchronized LoggedRun log(String metric, double value) {
    Long last = lastStepByMetric.get(metric);
    long step = last == null ? 0 : last + 1;
    return log(metric, step, value, book.clock().millis());
  }

  private synchronized LoggedRun log(String metric, long step, double value, long time) {
    makeRoom();
    PointBuffer points = pending.seriesByName.get(metric);
    if (points == null) {
      points = new PointBuffer();
      pending.seriesByName.put(RunTexts.name(subject(), "metric", metric), points);
    }
    points.add(step, time, value);
    pending.size++;
    lastStepByMetric.put(metric, step);
    return taken();
  }

  /** Before something is taken: a full disk must not fill the memory. */
  private void makeRoom() {
    requireOpen();
    if (pending.size >= MOST) {
      flush();
    }
  }

  /** After something was taken. */
  private LoggedRun taken() {
    return System.nanoTime() - tried > PAUSE ? flush() : this;
  }

  @Override
  public LoggedRun artifact(String name, Path file) {
    Objects.requireNonNull(file, "file");
    RunTexts.file(subject(), name);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "%s: artifact '%s' must be a readable file, but was '%s'."
              .formatted(subject(), name, file));
    }
    try {
      return artifact(name, book.objects().put(file), MediaTypes.of(name));
    } catch (IOException e) {
      throw new StoreException(
          "%s: artifact '%s' can't be kept: %s".formatted(subject(), name, e), e);
    }
  }

  @Override
  public LoggedRun artifact(String name, byte[] bytes, String mediaType) {
    Objects.requireNonNull(bytes, "bytes");
    RunTexts.file(subject(), name);
    RunTexts.name(subject(), "media type", mediaType);
    try {
      return artifact(name, book.objects().put(bytes), mediaType);
    } catch (IOException e) {
      throw new StoreException(
          "%s: artifact '%s' can't be kept: %s".formatted(subject(), name, e), e);
    }
  }

  private synchronized LoggedRun artifact(String name, ObjectFiles.Kept kept, String mediaType) {
    makeRoom();
    pending.artifact(id(), name, kept, mediaType);
    return taken();
  }

  @Override
  public LoggedRun evaluation(String name, EvaluationReport report) {
    Objects.requireNonNull(report, "report");
    RunTexts.file(subject(), name);
    report
        .evaluation()
        .estimateByMetric()
        .forEach((metric, estimate) -> log(metric.label(), 0, estimate.value()));
    return reported(name, report);
  }

  /** The file of a report, without its metrics. */
  public LoggedRun reported(String name, EvaluationReport report) {
    byte[] json = ReportForm.write(report).getBytes(StandardCharsets.UTF_8);
    return artifact(ReportForm.file(name), json, ReportForm.MEDIA_TYPE);
  }

  @Override
  public LoggedRun input(Lineage value) {
    return used(new ValueTable.Used(Direction.INPUT, Objects.requireNonNull(value, "value")));
  }

  @Override
  public LoggedRun output(Lineage value) {
    return used(new ValueTable.Used(Direction.OUTPUT, Objects.requireNonNull(value, "value")));
  }

  private synchronized LoggedRun used(ValueTable.Used value) {
    makeRoom();
    pending.value(value);
    return taken();
  }

  @Override
  public LoggedRun model(TrainedModel model) {
    Objects.requireNonNull(model, "model");
    book.workspace().keep(model.fingerprint(), model);
    model
        .evaluation()
        .estimateByMetric()
        .forEach((metric, estimate) -> log(metric.label(), 0, estimate.value()));
    return output(model.lineage());
  }

  @Override
  public LoggedRun begin(String name) {
    RunTexts.name(subject(), "name", name);
    return begin(NewRun.of(run.experiment(), name).path(run.path() + "/" + name));
  }

  /** Begins a run inside this one. */
  public LoggedRun begin(NewRun inner) {
    synchronized (this) {
      requireOpen();
    }
    return book.begin(inner.parent(id()));
  }

  /** Says that the output came from a checkpoint. */
  public synchronized LoggedRun restored() {
    requireOpen();
    restored = true;
    return this;
  }

  @Override
  public synchronized LoggedRun flush() {
    requireOpen();
    tried = System.nanoTime(); // where it fails, not every point that follows may try again
    if (pending.size > 0) {
      write(null);
    }
    return this;
  }

  @Override
  public void end(Status status, String reason) {
    end(status, reason, book.clock().instant());
  }

  @Override
  public synchronized void end(Status status, String reason, Instant when) {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(when, "when");
    requireOpen();
    if (status == Status.RUNNING) {
      throw new IllegalArgumentException(
          subject() + ": status must say how the run ended, but was RUNNING.");
    }
    write(
        new End(
            status, reason.isEmpty() ? null : RunTexts.cut(reason), Sql.millis(subject(), when)));
    ended = true;
  }

  @Override
  public synchronized void close() {
    if (!ended) {
      end(Status.COMPLETED, "");
    }
  }

  private record End(Status status, @Nullable String reason, long when) {}

  private void write(@Nullable End end) {
    book.store()
        .write(
            c -> {
              pending.write(c, id);
              return finish(c, end);
            });
    pending.clear();
  }

  private boolean finish(Connection connection, @Nullable End end) throws SQLException {
    if (end == null) {
      RunTable.touch(connection, id);
    } else {
      RunRow row = Runs.require(connection, id());
      boolean known = restored || row.restored();
      RunTable.update(connection, row.ended(end.status(), end.reason(), end.when(), known));
    }
    return true;
  }

  @Override
  public String toString() {
    return subject() + " " + new TreeMap<>(params);
  }
}
