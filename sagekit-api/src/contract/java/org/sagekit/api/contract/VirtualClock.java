package org.sagekit.api.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that goes when it is told to, forwards or backwards, so that tests of hours take no time.
 * Thread-safe.
 */
public final class VirtualClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private VirtualClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A clock at the beginning of 2026, in UTC. */
  public static VirtualClock start() {
    return at(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** A clock at some time, in UTC. */
  public static VirtualClock at(Instant time) {
    return new VirtualClock(new AtomicReference<>(time), ZoneOffset.UTC);
  }

  /** Goes on, or back if the duration is negative; what the clock says then. */
  public Instant advance(Duration duration) {
    return now.updateAndGet(time -> time.plus(duration));
  }

  /** Sets the clock. */
  public void set(Instant time) {
    now.set(time);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** A clock of another zone that goes together with this one. */
  @Override
  public Clock withZone(ZoneId other) {
    return new VirtualClock(now, other);
  }
}
