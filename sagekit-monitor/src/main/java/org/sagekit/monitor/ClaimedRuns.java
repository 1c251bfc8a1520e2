package org.sagekit.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.SageKitException;
import org.sagekit.api.StoreException;
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
  private static final int TRIES_A_LEASE = 4;
  private static final int MOST_TRIES = 100;
  private final SageKit kit;
  private final ScheduledWork<?, ?> work;
  private final ScheduleBook book;
  private final Audience audience;
  private final KeptRun.Limits limits;
  private final Duration pause;
  private final Heart heart;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable KeptRun current;

  ClaimedRuns(MonitoringSchedule schedule, ScheduleBook book, SageKit kit) {
    Duration lease = schedule.setup().policy().lease();
    this.kit = kit;
    this.book = book;
    this.work = schedule.work();
    this.audience = book.audience();
    this.limits = KeptRun.Limits.of(schedule.setup().policy(), schedule.nanos());
    this.pause = lease.dividedBy(TRIES_A_LEASE);
    this.heart = new Heart(schedule.name(), lease);
  }

  ScheduleBook book() {
    return book;
  }

  Audience audience() {
    return audience;
  }

  boolean isClosed() {
    return closed.getCount() == 0 || kit.isClosed();
  }

  /** Runs; empty if it was closed meanwhile or another process took the run over. */
  Optional<ScheduledRun> run(Claim claim) {
    KeptRun kept = new KeptRun(claim, book, limits);
    current = kept;
    if (isClosed()) {
      kept.stop("The schedule is closed.");
    }
    Optional<ScheduledRun> ended = kept(kept);
    ended.ifPresent(audience::ended);
    return ended;
  }

  private Optional<ScheduledRun> kept(KeptRun kept) {
    Future<?> beats = heart.beatFor(kept);
    try {
      audience.started(kept.claim().due());
      Optional<Ending> ending = ending(kept);
      return ending.isPresent() ? written(kept.claim(), ending.get()) : givenUp(kept.claim());
    } finally {
      beats.cancel(false);
      current = null;
      if (isClosed()) {
        heart.close();
      }
    }
  }

  private Optional<Ending> ending(KeptRun kept) {
    try {
      Claim claim = kept.claim();
      kept.begin(kit.start(new ScheduledStage<>(work, claim.due()), claim.due()));
      kept.await();
      return ended(kept);
    } catch (InterruptedException e) {
      kept.stop("The schedule's thread was interrupted.");
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (RuntimeException e) { // of the dry run, or of a workspace that is closed
      return isClosed()
          ? Optional.empty()
          : Optional.of(Ending.without(Status.FAILED, String.valueOf(e.getMessage()), kept.id()));
    }
  }

  private Optional<Ending> ended(KeptRun kept) {
    Optional<PipelineRun<Outcome>> run = kept.ended();
    if (run.isPresent() && run.get().status() == PipelineRun.Status.COMPLETED) {
      return Optional.of(Ending.of(kept.id(), run.get().output()));
    }
    if (isClosed()) {
      return Optional.empty();
    }
    if (kept.lateness().isPresent()) {
      return Optional.of(Ending.without(Status.FAILED, kept.lateness().get(), kept.id()));
    }
    return run.map(ClaimedRuns::unfinished);
  }

  private static Ending unfinished(PipelineRun<Outcome> run) {
    String reason = run.reason().map(SageKitException::getMessage).orElse("");
    Status status = run.status() == PipelineRun.Status.STOPPED ? Status.STOPPED : Status.FAILED;
    return Ending.without(status, reason, run.id());
  }

  private Optional<ScheduledRun> written(Claim claim, Ending ending) {
    Optional<ScheduledRun> ended = patiently(claim, ending);
    if (ended.isEmpty()) {
      LOG.warn(
          "Schedule '{}': the result for {} is thrown away, for another process took the run over.",
          claim.due().schedule(),
          claim.due().time());
    }
    return ended;
  }

  /** A database that is locked or gone for a while costs no result. */
  private Optional<ScheduledRun> patiently(Claim claim, Ending ending) {
    for (int tries = 1; ; tries++) {
      try {
        return book.endAgain(claim, ending);
      } catch (StoreException e) {
        if (tries == MOST_TRIES || isClosed() || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LOG.warn("The result for {} can't be written; it is tried again.", claim.due().time(), e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      boolean isOver = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("Closed meanwhile: {}", isOver);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<ScheduledRun> givenUp(Claim claim) {
    try {
      book.giveUp(claim);
    } catch (RuntimeException e) {
      LOG.warn("The run of {} is left to others after the lease.", claim.due().time(), e);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    closed.countDown();
    audience.close();
    KeptRun run = current;
    if (run != null) {
      run.stop("The schedule is closed.");
    } else {
      heart.close();
    }
  }

  /** Leaves a run alone that does not stop. */
  void abandon() {
    KeptRun run = current;
    if (run != null) {
      run.abandon();
    }
  }
}
