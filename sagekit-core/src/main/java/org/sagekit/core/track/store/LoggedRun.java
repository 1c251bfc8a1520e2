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
  private static final int MOST_POINTS = 1 << 18;
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final RunBook book;
  private final long id;
  private final NewRun run;
  private final Map<String, String> params = new HashMap<>();
  private final Map<String, Long> lastStepByMetric = new HashMap<>();
  private final Pending pending = new Pending();
  private long written = System.nanoTime();
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
    requireOpen();
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
        pending.params.put(name, value);
      }
    }
    return this;
  }

  @Override
  public synchronized LoggedRun tag(String name, String value) {
    requireOpen();
    pending.tags.put(RunTexts.name(subject(), "tag", name), RunTexts.value(subject(), name, value));
    return this;
  }

  @Override
  public LoggedRun log(String metric, long step, double value) {
    return log(metric, step, value, book.clock().millis());
  }

  @Override
  public LoggedRun log(String metric, long step, double value, Instant time) {
    return log(metric, step, value, time.toEpochMilli());
  }

  @Override
  public synchronized LoggedRun log(String metric, double value) {
    long step = lastStepByMetric.merge(metric, 0L, (last, first) -> last + 1);
    return log(metric, step, value, book.clock().millis());
  }

  private synchronized LoggedRun log(String metric, long step, double value, long time) {
    requireOpen();
    if (pending.points >= MOST_POINTS) {
      flush(); // before the point is taken: a full disk must not fill the memory
    }
    PointBuffer points = pending.seriesByName.get(metric);
    if (points == null) {
      points = new PointBuffer();
      pending.seriesByName.put(RunTexts.name(subject(), "metric", metric), points);
    }
    points.add(step, time, value);
    pending.points++;
    if (System.nanoTime() - written > PAUSE) {
      flush();
    }
    return this;
  }

  @Override
  public LoggedRun artifact(String name, Path file) {
    RunTexts.file(subject(), name);
    if (!Files.isRegularFile(file)) {
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
    requireOpen();
    pending.artifact(id(), name, kept, mediaType);
    return this;
  }

  @Override
  public LoggedRun evaluation(String name, EvaluationReport report) {
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
    return used(new ValueTable.Used(Direction.INPUT, value));
  }

  @Override
  public LoggedRun output(Lineage value) {
    return used(new ValueTable.Used(Direction.OUTPUT, value));
  }

  private synchronized LoggedRun used(ValueTable.Used value) {
    requireOpen();
    pending.values.add(value);
    return this;
  }

  @Override
  public LoggedRun model(TrainedModel model) {
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
    if (!pending.isEmpty()) {
      write(null);
    }
    written = System.nanoTime();
    return this;
  }

  @Override
  public void end(Status status, String reason) {
    end(status, reason, book.clock().instant());
  }

  @Override
  public synchronized void end(Status status, String reason, Instant when) {
    requireOpen();
    if (status == Status.RUNNING) {
      throw new IllegalArgumentException(
          subject() + ": status must say how the run ended, but was RUNNING.");
    }
    write(new End(status, reason.isEmpty() ? null : RunTexts.cut(reason), when.toEpochMilli()));
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
      RunTable.update(connection, row.ended(end.status(), end.reason(), end.when(), restored));
    }
    return true;
  }

  @Override
  public String toString() {
    return subject() + " " + new TreeMap<>(params);
  }
}
