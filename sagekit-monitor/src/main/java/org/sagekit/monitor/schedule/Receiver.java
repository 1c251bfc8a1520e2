package org.sagekit.monitor.schedule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;

/**
 * A webhook that a schedule has: what is to be sent to it is written down together with the result.
 *
 * @param newsOnly whether it wants to know only what is news
 */
record Receiver(Webhook webhook, boolean newsOnly) {

  static List<Receiver> among(List<MonitoringListener> listeners) {
    return listeners.stream().flatMap(listener -> of(listener).stream()).toList();
  }

  static Optional<Receiver> of(MonitoringListener listener) {
    if (listener instanceof Webhook webhook) {
      return Optional.of(new Receiver(webhook, false));
    }
    return Stream.of(listener)
        .filter(NewsListener.class::isInstance)
        .flatMap(news -> of(((NewsListener) news).listener()).stream())
        .map(receiver -> new Receiver(receiver.webhook(), true))
        .findFirst();
  }

  String id() {
    return webhook.id();
  }

  boolean wants(ScheduledRun run) {
    return !newsOnly || run.changed() || run.status() == Status.MISSED;
  }
}
