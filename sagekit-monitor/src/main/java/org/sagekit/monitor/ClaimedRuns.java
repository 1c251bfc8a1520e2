package org.sagekit.monitor;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.SageKitException;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;
import org.sagekit.core.SageKit;
import org.sagekit.monitor.schedule.Audience;
import org.sagekit.monitor.schedule.Claim;
import org.sagekit.monitor.schedule.Ending;
import org.sagekit.monitor.schedule.ScheduleBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what was claimed and says in the book what came of it. After closing, what has not ended is
 * left to others.
 */
final class ClaimedRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimedRuns.class);
  private final SageKit kit;
  private final ScheduledWork<?, ?> work;
  private final ScheduleBook book;
  private final Audience audience;
  private final Heart heart;
  private final BooleanSupplier kitIsClosed;
  private volatile boolean closed;
  private volatile @Nullable PipelineRun<?> current;

  ClaimedRuns(MonitoringSchedule schedule, ScheduleBook book, Place place) {
    this.kit = place.kit();
    this.kitIsClosed = place.isClosed();
    this.book = book;
    this.work = schedule.work();
    this.audience = new Audience(schedule.listeners());
    this.heart = new Heart(schedule.name(), book, schedule.setup().policy().lease());
  }

  /**
   * Where it runs.
   *
   * @param isClosed whether the workspace is closed
   */
  record Place(SageKit kit, BooleanSupplier isClosed) {}

  ScheduleBook book() {
    return book;
  }

  Audience audience() {
    return audience;
  }

  boolean isClosed() {
    return closed || kitIsClosed.getAsBoolean();
  }

  /** Runs; empty if it was closed meanwhile or another process took the run over. */
  Optional<ScheduledRun> run(Claim claim) {
    audience.started(claim.due());
    try {
      Optional<Ending> ending = ending(claim);
      if (ending.isPresent()) {
        return ended(claim, ending.get());
      }
      book.giveUp(claim);
      return Optional.empty();
    } finally {
      if (closed) {
        heart.close();
      }
    }
  }

  private Optional<ScheduledRun> ended(Claim claim, Ending ending) {
    Optional<ScheduledRun> ended = book.end(claim, ending);
    if (ended.isEmpty()) {
      LOG.warn(
          "Schedule '{}': the result for {} is thrown away, for another process took the run over.",
          claim.due().schedule(),
          claim.due().time());
    }
    ended.ifPresent(audience::ended);
    return ended;
  }

  private Optional<Ending> ending(Claim claim) {
    try {
      PipelineRun<Outcome> run = kit.start(new ScheduledStage<>(work, claim.due()), claim.due());
      return awaited(claim, run);
    } catch (RuntimeException e) { // of the dry run, or of a workspace that is closed
      return isClosed()
          ? Optional.empty()
          : Optional.of(Ending.without(Status.FAILED, String.valueOf(e.getMessage()), ""));
    }
  }

  private Optional<Ending> awaited(Claim claim, PipelineRun<Outcome> run) {
    current = run;
    if (isClosed()) {
      run.stop("The schedule is closed.");
    }
    Future<?> beats = heart.beatFor(claim, run);
    try {
      run.await();
      return ended(run);
    } catch (InterruptedException e) {
      run.stop("The schedule's thread was interrupted.");
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      beats.cancel(false);
      current = null;
    }
  }

  private Optional<Ending> ended(PipelineRun<Outcome> run) {
    if (run.status() == PipelineRun.Status.COMPLETED) {
      return Optional.of(Ending.of(run.id(), run.output()));
    }
    if (isClosed()) {
      return Optional.empty();
    }
    String reason = run.reason().map(SageKitException::getMessage).orElse("");
    Status status = run.status() == PipelineRun.Status.STOPPED ? Status.STOPPED : Status.FAILED;
    return Optional.of(Ending.without(status, reason, run.id()));
  }

  @Override
  public void close() {
    closed = true;
    PipelineRun<?> run = current;
    if (run != null) {
      run.stop("The schedule is closed.");
    } else {
      heart.close();
    }
  }
}
