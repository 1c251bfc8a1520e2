package org.sagekit.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.sagekit.api.monitor.schedule.ActiveSchedule;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.core.SageKit;
import org.sagekit.monitor.schedule.Audience;
import org.sagekit.monitor.schedule.Claim;
import org.sagekit.monitor.schedule.Policy;
import org.sagekit.monitor.schedule.ScheduleBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A schedule at work in this process: claims what is due and runs it, one after another. */
final class LiveSchedule implements ActiveSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSchedule.class);
  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);
  private final String name;
  private final SageKit kit;
  private final ScheduleBook book;
  private final Audience audience;
  private final Clock clock;
  private final ClaimedRuns runs;
  private final ScheduleThread thread;
  private final Duration patience;
  private final ReentrantLock working = new ReentrantLock();

  private LiveSchedule(MonitoringSchedule schedule, SageKit kit, Clock clock) {
    Policy policy = schedule.setup().policy();
    this.name = schedule.name();
    this.kit = kit;
    this.clock = clock;
    this.book =
        ScheduleBook.open(kit.workspace(), schedule.setup(), clock.instant(), schedule.nanos());
    this.runs = new ClaimedRuns(schedule, book, kit);
    this.audience = runs.audience();
    this.thread = new ScheduleThread(this, policy);
    this.patience =
        policy.lease().compareTo(LONGEST_PATIENCE) < 0 ? policy.lease() : LONGEST_PATIENCE;
  }

  /** Opens a schedule, which is closed with the workspace. */
  static LiveSchedule open(MonitoringSchedule schedule, SageKit kit) {
    return kit.attach((workspace, clock) -> new LiveSchedule(schedule, kit, clock));
  }

  void begin() {
    thread.start();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Instant> next() {
    return book.next(clock.instant());
  }

  @Override
  public List<ScheduledRun> history(int limit) {
    return book.history(limit);
  }

  @Override
  public ScheduledRun runNow() {
    working.lock();
    try {
      requireOpen();
      ScheduleBook.Step step = book.claimNow(clock.instant());
      step.decided().forEach(audience::ended);
      Claim claim =
          step.claim()
              .orElseThrow(() -> new IllegalStateException(because("a run is at work elsewhere")));
      return runs.run(claim).orElseThrow(() -> new IllegalStateException(because(given())));
    } finally {
      working.unlock();
    }
  }

  private String given() {
    return Thread.currentThread().isInterrupted()
        ? "the thread was interrupted"
        : "it was closed, or the run taken over";
  }

  private String because(String reason) {
    return "Schedule '%s' can't be run now: %s.".formatted(name, reason);
  }

  @Override
  public List<ScheduledRun> runDue() {
    working.lock();
    try {
      requireOpen();
      return runUntil(clock.instant());
    } finally {
      working.unlock();
    }
  }

  /** What becomes due while it works is left for the next time, so that it ends. */
  private List<ScheduledRun> runUntil(Instant end) {
    List<ScheduledRun> all = new ArrayList<>();
    audience.sendLeft();
    boolean more = true;
    while (more && !runs.isClosed() && !Thread.currentThread().isInterrupted()) {
      ScheduleBook.Step step = book.claimDue(clock.instant());
      step.decided().forEach(audience::ended);
      all.addAll(step.decided());
      step.claim().flatMap(runs::run).ifPresent(all::add);
      more =
          step.claim()
              .map(claim -> claim.due().time().isBefore(end))
              .orElse(!step.decided().isEmpty());
    }
    return all;
  }

  /** What the thread does each time: all that is due, unless another thread does it. */
  void pulse() {
    if (working.tryLock()) {
      try {
        if (!runs.isClosed()) {
          runUntil(clock.instant());
        }
      } finally {
        working.unlock();
      }
    }
  }

  /** How long it is until something is due, by the workspace's clock. */
  Optional<Duration> untilNext(Duration delay) {
    Instant now = clock.instant();
    return book.next(now.minus(delay)).map(due -> Duration.between(now, due.plus(delay)));
  }

  @Override
  public void pause() {
    requireOpen();
    book.pause(clock.instant());
  }

  @Override
  public void resume() {
    requireOpen();
    book.resume(clock.instant()).ifPresent(audience::ended);
    thread.wake();
  }

  private void requireOpen() {
    if (runs.isClosed()) {
      throw new IllegalStateException("Schedule '%s' is closed.".formatted(name));
    }
  }

  boolean isClosed() {
    return runs.isClosed();
  }

  @Override
  public void close() {
    runs.close();
    thread.wake();
    kit.detach(this);
    try {
      if (!hasEnded(patience)) {
        LOG.warn("Schedule '{}': the run at work does not stop; it is left alone.", name);
        runs.abandon();
        if (!hasEnded(LONGEST_PATIENCE)) {
          LOG.warn("Schedule '{}': others take the run over after the lease.", name);
        }
      }
    } catch (InterruptedException e) {
      runs.abandon();
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasEnded(Duration most) throws InterruptedException {
    boolean ended = working.tryLock(most.toMillis(), TimeUnit.MILLISECONDS);
    if (ended) {
      working.unlock();
    }
    return ended;
  }

  @Override
  public String toString() {
    return "schedule '" + name + "'";
  }
}
