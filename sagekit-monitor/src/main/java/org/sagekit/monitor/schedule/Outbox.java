package org.sagekit.monitor.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.monitor.schedule.Courier.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be sent, and the thread that sends it: begun with the first run, gone with the
 * process. What is counted ends as delivered or dropped; what is kept elsewhere may also be left to
 * a later look.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private final Courier courier;
  private final Webhook.Options options;
  private final Deque<Parcel> waiting = new ArrayDeque<>();
  private @Nullable Thread thread;
  private @Nullable Parcel sending;
  private boolean closed;
  private long delivered;
  private long dropped;

  Outbox(Courier courier, Webhook.Options options) {
    this.courier = courier;
    this.options = options;
  }

  /** How long an attempt and the pause behind it may take. */
  Duration longestAttempt() {
    return options.timeout().plus(pause(options.attempts()));
  }

  /** The pause behind so many attempts: each twice as long as the one before. */
  private Duration pause(int attempts) {
    Duration pause = options.pause();
    for (int i = 1; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.plus(pause);
    }
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  synchronized void put(Parcel parcel) {
    if (parcel.isKept() && isHere(parcel)) {
      return;
    }
    if (closed || waiting.size() >= options.queue()) {
      leave(parcel, closed ? "the webhook is closed" : "the queue is full");
      return;
    }
    waiting.add(parcel);
    if (thread == null) {
      thread = new Thread(this::work, "sagekit-webhook");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
  }

  private boolean isHere(Parcel parcel) {
    return Stream.concat(waiting.stream(), Stream.ofNullable(sending))
        .anyMatch(one -> one.isKept() && one.run().due().equals(parcel.run().due()));
  }

  private void work() {
    try {
      for (Parcel parcel = take(); parcel != null; parcel = take()) {
        send(parcel);
      }
    } catch (InterruptedException e) {
      LOG.debug("Webhook {} is closed.", courier);
    } finally {
      gone();
    }
  }

  /** What comes later gets a new thread, should this one have died. */
  private synchronized void gone() {
    thread = null;
  }

  private synchronized @Nullable Parcel take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    sending = waiting.poll();
    return sending;
  }

  private void send(Parcel parcel) {
    Answer answer = Answer.LATER;
    boolean finished = false;
    try {
      answer = attempts(parcel);
      finished = answer != Answer.NONE;
      if (finished) {
        parcel.receipt().end();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Webhook {} failed: {}", courier, e.getClass().getName());
    } finally {
      sent(parcel, answer, finished);
    }
  }

  /** Each attempt is counted before it is made, so that no death of a process gives one more. */
  private Answer attempts(Parcel parcel) throws InterruptedException {
    byte[] body = WebhookBody.of(parcel.run());
    Answer answer = Answer.LATER;
    for (int i = parcel.receipt().attempts(); i < options.attempts(); i++) {
      if (!parcel.receipt().count()) {
        return Answer.NONE;
      }
      answer = courier.deliver(body);
      if (answer != Answer.LATER) {
        return answer;
      }
      if (i + 1 < options.attempts()) {
        Thread.sleep(pause(i + 1).toMillis());
      }
    }
    return answer;
  }

  private synchronized void sent(Parcel parcel, Answer answer, boolean finished) {
    sending = null;
    if (answer == Answer.DELIVERED) {
      delivered++;
    } else if (answer == Answer.REFUSED) {
      drop(parcel.run(), "it was refused");
    } else if (finished) {
      drop(parcel.run(), "it could not be delivered");
    } else if (answer == Answer.LATER) {
      leave(parcel, "it could not be delivered");
    }
    notifyAll();
  }

  /** What is kept elsewhere is sent by a later look. */
  private void leave(Parcel parcel, String why) {
    if (parcel.isKept()) {
      LOG.debug("Webhook {}: the run of {} waits: {}.", courier, parcel.run().due().time(), why);
    } else {
      drop(parcel.run(), why);
    }
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
    while (sending != null || !waiting.isEmpty()) {
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
      leave(waiting.remove(), "the webhook is closed");
    }
    if (thread != null) {
      thread.interrupt();
    }
    notifyAll();
  }
}
