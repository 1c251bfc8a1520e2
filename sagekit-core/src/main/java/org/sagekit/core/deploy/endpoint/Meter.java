package org.sagekit.core.deploy.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.sagekit.api.deploy.Latency;

/** Counts what a model at work does. Thread-safe. */
final class Meter {
  private static final int LIMITS = Latency.LIMITS_MICROS.size();

  private final LongAdder invocations = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder clientErrors = new LongAdder();
  private final LongAdder modelErrors = new LongAdder();
  private final LongAdder overloads = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final AtomicLongArray counts = new AtomicLongArray(LIMITS + 1);

  /** What was counted up to a moment. */
  record Counts(
      long invocations,
      long rows,
      long clientErrors,
      long modelErrors,
      long overloads,
      Latency latency) {}

  void answered(int rowCount, long tookNanos) {
    invocations.increment();
    rows.add(rowCount);
    nanos.add(tookNanos);
    counts.getAndIncrement(place(tookNanos));
  }

  /** The first limit, of powers of two in microseconds, that is not below the time. */
  private static int place(long tookNanos) {
    long micros = (tookNanos + 999) / 1_000;
    return micros <= 1 ? 0 : Math.min(LIMITS, Long.SIZE - Long.numberOfLeadingZeros(micros - 1));
  }

  void clientError() {
    invocations.increment();
    clientErrors.increment();
  }

  void modelError() {
    invocations.increment();
    modelErrors.increment();
  }

  void overload() {
    invocations.increment();
    overloads.increment();
  }

  Counts counts() {
    List<Long> latencies = new ArrayList<>();
    for (int place = 0; place <= LIMITS; place++) {
      latencies.add(counts.get(place));
    }
    return new Counts(
        invocations.sum(),
        rows.sum(),
        clientErrors.sum(),
        modelErrors.sum(),
        overloads.sum(),
        new Latency(latencies, Duration.ofNanos(nanos.sum())));
  }
}
