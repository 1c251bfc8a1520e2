package org.sagekit.monitor.schedule;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.monitor.schedule.Timing;

/**
 * The newest due times of a time, so many at most. They are kept from look to look, so that who
 * catches many up asks the timing for each but once. Thread-safe.
 */
final class DueTimes {
  private final Timing timing;
  private final int most;
  private final Deque<Instant> known = new ArrayDeque<>();
  private Instant begin = Instant.MIN;
  private Instant end = Instant.MIN;

  DueTimes(Timing timing, int most) {
    this.timing = timing;
    this.most = most;
  }

  /** Those after an instant and until another, in order. */
  synchronized List<Instant> between(Instant after, Instant until) {
    Instant last = end;
    end = Instant.MIN; // looks back next time if the timing throws
    if (after.isBefore(begin) || until.isBefore(last) || !hasGoneOn(last, until)) {
      lookBack(after, until);
    }
    while (!known.isEmpty() && !known.getFirst().isAfter(after)) {
      known.removeFirst();
    }
    begin = after;
    end = until;
    return List.copyOf(known);
  }

  /** Goes on from the last look; false if that is so long ago that looking back is shorter. */
  private boolean hasGoneOn(Instant last, Instant until) {
    if (last.equals(Instant.MIN)) {
      return false;
    }
    Optional<Instant> due = timing.next(last);
    for (int i = 0; i <= most && due.isPresent() && !due.get().isAfter(until); i++) {
      known.addLast(due.get());
      due = timing.next(due.get());
    }
    while (known.size() > most) {
      known.removeFirst();
    }
    return due.isEmpty() || due.get().isAfter(until);
  }

  private void lookBack(Instant after, Instant until) {
    known.clear();
    Optional<Instant> due = timing.previous(until);
    while (known.size() < most && due.filter(after::isBefore).isPresent()) {
      known.addFirst(due.get());
      due = timing.previous(due.get().minusMillis(1));
    }
  }
}
