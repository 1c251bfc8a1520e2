package org.sagekit.core.deploy;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.Latency;
import org.sagekit.api.deploy.VariantMetrics;

/** Counts what a variant is asked and how it ends. Thread-safe. */
final class InvocationCounts {
  private final LongAdder invocations = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder clientErrors = new LongAdder();
  private final LongAdder modelErrors = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final AtomicLongArray places = new AtomicLongArray(Latency.LIMITS_MICROS.size() + 1);

  /** Asks, and counts how it ends. */
  <T> T count(Supplier<T> asking, ToIntFunction<T> rowsOf) {
    long begun = System.nanoTime();
    invocations.increment();
    try {
      T answer = asking.get();
      long taken = System.nanoTime() - begun;
      rows.add(rowsOf.applyAsInt(answer));
      nanos.add(taken);
      places.incrementAndGet(place(taken));
      return answer;
    } catch (IllegalArgumentException e) {
      clientErrors.increment();
      throw e;
    } catch (RuntimeException e) {
      modelErrors.increment();
      throw e;
    }
  }

  /** The limits double, so the place is the logarithm, rounded up. */
  private static int place(long nanos) {
    long micros = Math.max(1, (nanos + 999) / 1_000);
    return Math.min(Latency.LIMITS_MICROS.size(), 64 - Long.numberOfLeadingZeros(micros - 1));
  }

  VariantMetrics metrics(String variant, Fingerprint modelPackage) {
    Long[] counts = new Long[places.length()];
    Arrays.setAll(counts, places::get);
    Latency latency = new Latency(Arrays.asList(counts), Duration.ofNanos(nanos.sum()));
    return new VariantMetrics(
        variant,
        modelPackage,
        1,
        invocations.sum(),
        rows.sum(),
        clientErrors.sum(),
        modelErrors.sum(),
        0,
        latency);
  }
}
