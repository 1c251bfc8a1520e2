package org.sagekit.core.deploy.endpoint;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;

/**
 * Takes requests and brings each to who answers it. The routing is changed by putting another one
 * in its place: a request that has come to a fleet stays with it to its end, and one that comes too
 * late for a fleet is routed anew. Thread-safe.
 */
final class Reception {
  private final String subject;
  private final AtomicLong numbers = new AtomicLong();
  private volatile Routing routing;
  private volatile boolean closed;

  Reception(String endpoint, Routing routing) {
    this.subject = "Endpoint '" + endpoint + "'";
    this.routing = routing;
  }

  /** A request that was let in to a fleet; to be closed when it is answered. */
  final class Visit implements AutoCloseable {
    private final Invocation invocation;
    private final Routing routing;
    private final Fleet fleet;
    private final long number;

    private Visit(Invocation invocation, Routing routing, Fleet fleet, long number) {
      this.invocation = invocation;
      this.routing = routing;
      this.fleet = fleet;
      this.number = number;
    }

    Fleet fleet() {
      return fleet;
    }

    Prediction answer(Row row) {
      Prediction said = fleet.answer(invocation, row);
      Slot.Green green = routing.green();
      if (green != null) {
        green.seen(fleet, row, said);
      }
      Shadow shadow = shadow();
      if (shadow != null) {
        shadow.offer(invocation, row, said);
      }
      return said;
    }

    Predictions answer(IntFunction<@Nullable String> ids, Dataset rows) {
      Predictions said = fleet.answer(ids, rows);
      Slot.Green green = routing.green();
      if (green != null) {
        green.seen(fleet, rows, said);
      }
      Shadow shadow = shadow();
      if (shadow != null) {
        shadow.offer(ids, rows, said);
      }
      return said;
    }

    private @Nullable Shadow shadow() {
      Shadow shadow = routing.shadow();
      return shadow != null && shadow.wants(number) ? shadow : null;
    }

    @Override
    public void close() {
      fleet.leave();
    }
  }

  /**
   * Lets a request in.
   *
   * @throws IllegalArgumentException if there is no variant as it wants
   * @throws IllegalStateException if nobody answers any more
   */
  Visit enter(Invocation invocation) {
    long number = numbers.getAndIncrement();
    while (!closed) {
      Routing current = routing;
      Fleet fleet = current.choose(subject, invocation, number);
      if (fleet.enter()) {
        return new Visit(invocation, current, fleet, number);
      }
    }
    throw closed();
  }

  /** What is said to whoever comes too late. */
  IllegalStateException closed() {
    return new IllegalStateException(subject + ": it is closed.");
  }

  Routing routing() {
    return routing;
  }

  void route(Routing next) {
    routing = next;
  }

  /** From now on nobody is let in; whether somebody was until now. For one thread at a time. */
  boolean close() {
    boolean open = !closed;
    closed = true;
    return open;
  }

  boolean isClosed() {
    return closed;
  }
}
