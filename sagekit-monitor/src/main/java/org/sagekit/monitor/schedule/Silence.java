package org.sagekit.monitor.schedule;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells that the owner of a run is dead: for as long as the lease, by this process's own steady
 * clock, it has not counted on. So it does not matter whether clocks agree or are put back.
 * Thread-safe.
 */
final class Silence {
  private final LongSupplier nanos;
  private final long lease;
  private @Nullable OpenRun seen;
  private long since;

  Silence(Duration lease, LongSupplier nanos) {
    this.lease = lease.toNanos();
    this.nanos = nanos;
  }

  /** Looks at a run that another owns. */
  synchronized boolean isOver(OpenRun run) {
    long now = nanos.getAsLong();
    if (!run.equals(seen)) {
      seen = run;
      since = now;
    }
    return now - since >= lease;
  }
}
