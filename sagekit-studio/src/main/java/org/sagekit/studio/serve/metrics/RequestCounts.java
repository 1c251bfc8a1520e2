package org.sagekit.studio.serve.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.sagekit.studio.serve.http.Status;

/** How the requests of one route and endpoint ended, and how long they took. Thread-safe. */
final class RequestCounts {
  /** In microseconds. */
  static final long[] LIMITS = {
    50,
    100,
    250,
    500,
    1_000,
    2_500,
    5_000,
    10_000,
    25_000,
    50_000,
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000,
    30_000_000,
    60_000_000
  };

  private final Map<Status, LongAdder> endings = new EnumMap<>(Status.class);
  private final AtomicLongArray places = new AtomicLongArray(LIMITS.length + 1);
  private final LongAdder nanos = new LongAdder();

  RequestCounts() {
    for (Status status : Status.values()) {
      endings.put(status, new LongAdder());
    }
  }

  void count(Status status, long taken) {
    ending(status).increment();
    nanos.add(taken);
    int place = 0;
    while (place < LIMITS.length && taken > 1_000 * LIMITS[place]) {
      place++;
    }
    places.incrementAndGet(place);
  }

  private LongAdder ending(Status status) {
    return Objects.requireNonNull(endings.get(status));
  }

  long ended(Status status) {
    return ending(status).sum();
  }

  long place(int index) {
    return places.get(index);
  }

  double seconds() {
    return nanos.sum() / 1e9;
  }
}
