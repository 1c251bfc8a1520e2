package org.sagekit.monitor.timing;

import java.util.BitSet;

/** The minutes of a day that fit a cron expression, counted from midnight. */
record CronHours(CronField minutes, CronField hours) {
  static final int NONE = -1;
  private static final int HOUR = 60;

  /** Whether the expression is held against the clock on the wall, whatever becomes of that. */
  boolean isOnTheWall() {
    return minutes.star() || hours.star();
  }

  int first() {
    return hours.values().nextSetBit(0) * HOUR + minutes.values().nextSetBit(0);
  }

  int last() {
    return (hours.values().length() - 1) * HOUR + minutes.values().length() - 1;
  }

  /** The first from a minute on, or {@link #NONE}. */
  int onOrAfter(int minute) {
    int hour = minute / HOUR;
    int within = hours.has(hour) ? minutes.values().nextSetBit(minute % HOUR) : NONE;
    if (within >= 0) {
      return hour * HOUR + within;
    }
    int next = hours.values().nextSetBit(hour + 1);
    return next < 0 ? NONE : next * HOUR + minutes.values().nextSetBit(0);
  }

  /** The last up to a minute, or {@link #NONE}. */
  int onOrBefore(int minute) {
    int hour = minute / HOUR;
    BitSet fitting = minutes.values();
    int within = hours.has(hour) ? fitting.previousSetBit(minute % HOUR) : NONE;
    if (within >= 0) {
      return hour * HOUR + within;
    }
    int before = hours.values().previousSetBit(hour - 1);
    return before < 0 ? NONE : before * HOUR + fitting.length() - 1;
  }
}
