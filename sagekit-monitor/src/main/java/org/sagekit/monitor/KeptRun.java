package org.sagekit.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.monitor.schedule.Claim;
import org.sagekit.monitor.schedule.Policy;
import org.sagekit.monitor.schedule.ScheduleBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A claim that is kept while its run works, from before the listeners hear of it until its result
 * is written. The run is stopped if it takes too long, or another has taken it over; one that does
 * not stop within a lease is left alone. Thread-safe.
 */
final class KeptRun {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRun.class);
  private final Claim claim;
  private final ScheduleBook book;
  private final Limits limits;
  private final CountDownLatch end = new CountDownLatch(1);
  private final long since;
  private @Nullable PipelineRun<Outcome> run;
  private @Nullable String stopped;
  private long stoppedAt;
  private boolean late;
  private boolean abandoned;

  KeptRun(Claim claim, ScheduleBook book, Limits limits) {
    this.claim = claim;
    this.book = book;
    this.limits = limits;
    this.since = limits.nanos().getAsLong();
  }

  /**
   * How long something may take.
   *
   * @param runtime of the run
   * @param grace for stopping
   * @param nanos a steady clock
   */
  record Limits(Duration runtime, Duration grace, LongSupplier nanos) {
    static Limits of(Policy policy, LongSupplier nanos) {
      return new Limits(policy.runtime(), policy.lease(), nanos);
    }

    boolean isOver(long since, Duration longest) {
      return nanos.getAsLong() - since >= longest.toNanos();
    }
  }

  Claim claim() {
    return claim;
  }

  /** Waits for a run in a thread of its own, so that it can be left alone. */
  void begin(PipelineRun<Outcome> begun) {
    String wish = stopWish(begun);
    if (wish != null) {
      begun.stop(wish);
    }
    Thread waiting = new Thread(() -> awaitEnd(begun), "sagekit-" + begun.id() + "-end");
    waiting.setDaemon(true);
    waiting.start();
  }

  private synchronized @Nullable String stopWish(PipelineRun<Outcome> begun) {
    run = begun;
    return stopped;
  }

  private void awaitEnd(PipelineRun<Outcome> begun) {
    try {
      begun.await();
    } catch (InterruptedException e) {
      LOG.debug("Nobody knows this thread", e);
    } finally {
      end.countDown();
    }
  }

  /** Counts on, and looks whether the run must be stopped or left alone. */
  void beat() {
    try {
      if (!book.beat(claim)) {
        stop("Another process has taken the run over.");
      }
    } catch (RuntimeException e) {
      LOG.warn("The run of {} could not be kept; it is tried again.", claim.due().time(), e);
    }
    if (limits.isOver(since, limits.runtime()) && markLate()) {
      stop("It took longer than " + limits.runtime() + ".");
    }
    if (isStoppedSince(limits.grace())) {
      abandon();
    }
  }

  private synchronized boolean markLate() {
    boolean first = !late && run != null;
    late |= first;
    return first;
  }

  private synchronized boolean isStoppedSince(Duration time) {
    return stopped != null && limits.isOver(stoppedAt, time);
  }

  void stop(String why) {
    PipelineRun<Outcome> begun = stopping(why);
    if (begun != null) {
      begun.stop(why);
    }
  }

  private synchronized @Nullable PipelineRun<Outcome> stopping(String why) {
    if (stopped == null) {
      stopped = why;
      stoppedAt = limits.nanos().getAsLong();
    }
    return run;
  }

  /** Waits no longer for a run that does not stop. */
  void abandon() {
    synchronized (this) {
      abandoned |= end.getCount() > 0;
    }
    end.countDown();
  }

  /** Waits until the run has ended, or is left alone. */
  void await() throws InterruptedException {
    end.await();
  }

  /** What came of the run, if it has ended. */
  synchronized Optional<PipelineRun<Outcome>> ended() {
    return abandoned ? Optional.empty() : Optional.ofNullable(run);
  }

  /** Why it failed, if it was too late. */
  synchronized Optional<String> lateness() {
    if (!late) {
      return Optional.empty();
    }
    String left = abandoned ? " It did not stop and was left alone." : "";
    return Optional.of("It took longer than " + limits.runtime() + "." + left);
  }

  /** The run in the tracker, or empty. */
  synchronized String id() {
    return run == null ? "" : run.id();
  }
}
