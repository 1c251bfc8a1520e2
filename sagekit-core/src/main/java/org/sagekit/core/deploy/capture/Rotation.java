package org.sagekit.core.deploy.capture;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells when a file is to end because of the time. Records of threads that answer at once come a
 * little out of order, so one of the span before stays where it is; a clock that was set back
 * further begins a file, so that one wrong moment in the far future does not stop the rotation. For
 * one thread.
 */
final class Rotation {
  private final long seconds;
  private long span;
  private boolean begun;

  /**
   * @param length zero for no rotation by time
   */
  Rotation(Duration length) {
    this.seconds = length.getSeconds();
  }

  /** Whether a record of a time begins a file: the first, and one of another span. */
  boolean turns(Instant time) {
    if (seconds == 0) {
      return false;
    }
    long now = Math.floorDiv(time.getEpochSecond(), seconds);
    boolean turns = !begun || now > span || now < span - 1;
    span = turns ? now : span;
    begun = true;
    return turns;
  }
}
