package org.sagekit.monitor.schedule;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All who hear of a schedule. Each is waited for, but not for longer than a part of the lease, and
 * not once this is closed. Thread-safe.
 */
public final class Audience implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
  private static final int PARTS_OF_LEASE = 4;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final List<Ear> ears;
  private final Duration patience;
  private final Deliveries deliveries;

  Audience(Setup setup, Deliveries deliveries) {
    this.ears =
        setup.listeners().stream()
            .filter(listener -> Receiver.of(listener).isEmpty())
            .map(listener -> new Ear(listener, setup.name()))
            .toList();
    this.patience = setup.policy().lease().dividedBy(PARTS_OF_LEASE);
    this.deliveries = deliveries;
  }

  /** Tells that a run begins. */
  public void started(Due due) {
    tell(listener -> listener.onStart(due));
  }

  /** Tells what came of a run. */
  public void ended(ScheduledRun run) {
    deliveries.send(run);
    switch (run.status()) {
      case COMPLETED -> tell(listener -> listener.onCompleted(run));
      case COMPLETED_WITH_VIOLATIONS -> tell(listener -> listener.onViolations(run));
      case MISSED -> tell(listener -> listener.onMissed(run));
      default -> tell(listener -> listener.onFailed(run));
    }
  }

  /** Sends on what processes that died have not sent. */
  public void sendLeft() {
    try {
      deliveries.sendLeft();
    } catch (RuntimeException e) {
      LOG.warn("What is left to be sent could not be looked for; it is tried again.", e);
    }
  }

  private void tell(Consumer<MonitoringListener> news) {
    List<CompletableFuture<Void>> told = ears.stream().map(ear -> ear.tell(news)).toList();
    for (int i = 0; i < told.size(); i++) {
      ears.get(i).await(told.get(i), patience, closed);
    }
  }

  /** Waits for nobody any more. */
  @Override
  public void close() {
    closed.complete(null);
  }
}
