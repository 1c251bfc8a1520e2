package org.sagekit.monitor.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.core.internal.Store;

/**
 * Sends what is written down to be sent, also what a process that died has left behind: what has
 * not been tried for longer than an attempt and the pause behind it may take. Thread-safe.
 */
final class Deliveries {
  private static final int MOST_AT_ONCE = 100;
  private final Store store;
  private final Setup setup;
  private final Map<Receiver, Silence<Due>> silences = new HashMap<>();

  Deliveries(Store store, Setup setup, LongSupplier nanos) {
    this.store = store;
    this.setup = setup;
    for (Receiver receiver : Receiver.among(setup.listeners())) {
      Duration longest = setup.policy().lease().plus(receiver.webhook().longestAttempt());
      silences.put(receiver, new Silence<>(longest, nanos));
    }
  }

  /** Sends a run that has just ended to whoever wants it. */
  void send(ScheduledRun run) {
    silences.keySet().stream()
        .filter(receiver -> receiver.wants(run))
        .forEach(receiver -> receiver.webhook().put(run, receipt(receiver, run.due(), 0)));
  }

  /** Sends what others have left. */
  void sendLeft() {
    silences.forEach(this::sendLeft);
  }

  private void sendLeft(Receiver receiver, Silence<Due> silence) {
    List<DeliveryTable.Pending> pending =
        store.read(c -> DeliveryTable.pending(c, setup.name(), receiver.id(), MOST_AT_ONCE));
    Set<Due> dues = new HashSet<>();
    for (DeliveryTable.Pending one : pending) {
      Due due = one.run().due();
      dues.add(due);
      if (silence.isOver(due, one.attempts())) {
        receiver.webhook().put(one.run(), receipt(receiver, due, one.attempts()));
      }
    }
    silence.keepOnly(dues);
  }

  private Receipt receipt(Receiver receiver, Due due, int attempts) {
    return new Written(due, receiver.id(), attempts);
  }

  private final class Written implements Receipt {
    private final Due due;
    private final String receiver;
    private int attempts;

    Written(Due due, String receiver, int attempts) {
      this.due = due;
      this.receiver = receiver;
      this.attempts = attempts;
    }

    @Override
    public boolean isKept() {
      return true;
    }

    @Override
    public int attempts() {
      return attempts;
    }

    @Override
    public boolean count() {
      boolean counted = store.write(c -> DeliveryTable.count(c, due, receiver, attempts));
      attempts += counted ? 1 : 0;
      return counted;
    }

    @Override
    public void end() {
      store.write(c -> DeliveryTable.remove(c, due, receiver));
    }
  }
}
