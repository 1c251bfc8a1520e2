package org.sagekit.monitor.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Tells that whoever works on something is dead: for so long, by this process's own steady clock,
 * what is seen of it has not changed. So it does not matter whether clocks agree or are put back.
 * Thread-safe.
 *
 * @param <K> on what someone works
 */
final class Silence<K> {
  private final LongSupplier nanos;
  private final long longest;
  private final Map<K, Seen> seenByKey = new HashMap<>();

  Silence(Duration longest, LongSupplier nanos) {
    this.longest = longest.toNanos();
    this.nanos = nanos;
  }

  private record Seen(Object state, long since) {}

  /** Looks at what another works on. */
  synchronized boolean isOver(K key, Object state) {
    long now = nanos.getAsLong();
    Seen seen = seenByKey.get(key);
    if (seen == null || !seen.state().equals(state)) {
      seen = new Seen(state, now);
      seenByKey.put(key, seen);
    }
    return now - seen.since() >= longest;
  }

  /** Forgets all but these. */
  synchronized void keepOnly(Set<K> keys) {
    seenByKey.keySet().retainAll(keys);
  }

  /** Begins anew: for a while nobody could have been heard. */
  synchronized void forget() {
    seenByKey.clear();
  }
}
