package org.sagekit.monitor.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.monitor.schedule.Courier.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be sent, and the thread that sends it: begun with the first run, gone with the
 * process. All that is counted ends as delivered or dropped.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private final Courier courier;
  private final Webhook.Options options;
  private final Deque<ScheduledRun> waiting = new ArrayDeque<>();
  private @Nullable Thread thread;
  private boolean sending;
  private boolean closed;
  private long delivered;
  private long dropped;

  Outbox(Courier courier, Webhook.Options options) {
    this.courier = courier;
    this.options = options;
  }

  synchronized void put(ScheduledRun run) {
    if (closed || waiting.size() >= options.queue()) {
      drop(run, closed ? "the webhook is closed" : "the queue is full");
      return;
    }
    waiting.add(run);
    if (thread == null) {
      thread = new Thread(this::work, "sagekit-webhook");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
  }

  private void work() {
    try {
      for (ScheduledRun run = take(); run != null; run = take()) {
        send(run);
      }
    } catch (InterruptedException e) {
      LOG.debug("Webhook {} is closed.", courier);
    }
  }

  private synchronized @Nullable ScheduledRun take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    sending = !waiting.isEmpty();
    return waiting.poll();
  }

  private void send(ScheduledRun run) {
    Answer answer = Answer.LATER;
    try {
      answer = attempts(WebhookBody.of(run));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Webhook {} failed.", courier, e);
    } finally {
      sent(run, answer);
    }
  }

  private Answer attempts(byte[] body) throws InterruptedException {
    Answer answer = courier.deliver(body);
    Duration pause = options.pause();
    for (int i = 1; i < options.attempts() && answer == Answer.LATER; i++) {
      Thread.sleep(pause.toMillis());
      pause = pause.compareTo(LONGEST_PAUSE.dividedBy(2)) > 0 ? LONGEST_PAUSE : pause.plus(pause);
      answer = courier.deliver(body);
    }
    return answer;
  }

  private synchronized void sent(ScheduledRun run, Answer answer) {
    sending = false;
    if (answer == Answer.DELIVERED) {
      delivered++;
    } else {
      drop(run, answer == Answer.REFUSED ? "it was refused" : "it could not be delivered");
    }
    notifyAll();
  }

  private void drop(ScheduledRun run, String why) {
    dropped++;
    LOG.warn(
        "Webhook {}: the run of '{}' at {} is not sent: {}. Dropped so far: {}.",
        courier,
        run.due().schedule(),
        run.due().time(),
        why,
        dropped);
  }

  synchronized long delivered() {
    return delivered;
  }

  synchronized long dropped() {
    return dropped;
  }

  synchronized boolean await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + nanos(most);
    while (sending || !waiting.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** At most 292 years. */
  private static long nanos(Duration time) {
    Duration longest = Duration.ofNanos(Long.MAX_VALUE);
    return time.isNegative() ? 0 : time.compareTo(longest) > 0 ? Long.MAX_VALUE : time.toNanos();
  }

  synchronized void close() {
    closed = true;
    while (!waiting.isEmpty()) {
      drop(waiting.remove(), "the webhook is closed");
    }
    if (thread != null) {
      thread.interrupt();
    }
    notifyAll();
  }
}
