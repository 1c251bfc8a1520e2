package org.sagekit.examples;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is moved, so that hours pass in a moment. Thread-safe. */
final class FastClock extends Clock {
  private volatile Instant now;

  FastClock(Instant begin) {
    this.now = begin;
  }

  synchronized void move(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Only what shows a date by itself looks at the zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
