package org.sagekit.monitor;

import java.time.Duration;
import org.sagekit.monitor.schedule.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether something is due: at the next due time, and four times a lease, for others may have
 * died and clocks may have been put forward.
 */
final class ScheduleThread {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleThread.class);
  private static final int LOOKS = 4;
  private final LiveSchedule schedule;
  private final Duration delay;
  private final Duration longest;

  ScheduleThread(LiveSchedule schedule, Policy policy) {
    this.schedule = schedule;
    this.delay = policy.delay();
    this.longest = policy.lease().dividedBy(LOOKS);
  }

  void start() {
    Thread thread = new Thread(this::work, "sagekit-" + schedule.name());
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    while (!schedule.isClosed()) {
      long millis = longest.toMillis();
      try {
        schedule.pulse();
        millis = Math.min(millis, untilNext());
      } catch (RuntimeException | Error e) { // a schedule that dies unseen is worse
        if (!schedule.isClosed()) {
          LOG.warn("Schedule '{}' could not look what is due; it looks again.", schedule.name(), e);
        }
      }
      await(millis);
    }
  }

  private long untilNext() {
    Duration wait = schedule.untilNext(delay).orElse(longest);
    return wait.compareTo(longest) > 0 ? longest.toMillis() : Math.max(1, wait.toMillis() + 1);
  }

  private synchronized void await(long millis) {
    try {
      if (!schedule.isClosed()) {
        wait(millis);
      }
    } catch (InterruptedException e) {
      LOG.debug("Nobody knows this thread but its executor", e);
    }
  }

  synchronized void wake() {
    notifyAll();
  }
}
