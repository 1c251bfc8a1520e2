package org.sagekit.monitor.timing;

import java.time.Instant;

/** The years for which there are due times. */
final class Years {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private Years() {}

  static boolean contains(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(END);
  }
}
