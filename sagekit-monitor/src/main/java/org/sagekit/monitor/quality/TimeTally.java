package org.sagekit.monitor.quality;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest of the values that are times. For one thread. */
final class TimeTally {
  private @Nullable Instant newest;
  private long others;

  void add(Instant time) {
    newest = newest == null || time.isAfter(newest) ? time : newest;
  }

  void add(String text) {
    IsoTime.of(text).ifPresentOrElse(this::add, () -> others++);
  }

  /** Counts a value that is no time. */
  void addOther() {
    others++;
  }

  Optional<Instant> newest() {
    return Optional.ofNullable(newest);
  }

  /** How many values can't be read as times. */
  long others() {
    return others;
  }
}
