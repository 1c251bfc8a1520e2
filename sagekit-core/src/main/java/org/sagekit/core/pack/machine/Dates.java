package org.sagekit.core.pack.machine;

/** Times taken apart, in UTC and the Gregorian calendar. */
final class Dates {
  private static final double PER_DAY = 86400000.0;
  private static final double PER_HOUR = 3600000.0;
  private static final double MOST_DAYS = 365000000000.0;
  private static final double PER_ERA = 146097.0;

  private Dates() {}

  /** Takes parts of a time: year, month, day of month, day of week, day of year, hour. */
  static void dateParts(State s, int input, int out, int count, int parts) {
    for (int i = 0; i < count; i++) {
      s.memory[out + i] = partOf(s.memory[input], s.ints[parts + i]);
    }
  }

  /** One part; not a number for what no calendar has. */
  static double partOf(double time, int part) {
    double days = time / PER_DAY;
    if (!(days >= -MOST_DAYS && days < MOST_DAYS + 1.0)) {
      return 0.0 / 0.0;
    }
    double day = Math.floor(days);
    if (part == 5) {
      return Math.floor((time - day * PER_DAY) / PER_HOUR);
    }
    if (part == 3) {
      return day + 4.0 - 7.0 * Math.floor((day + 3.0) / 7.0);
    }
    double era = Math.floor((day + 719468.0) / PER_ERA);
    int dayOfEra = (int) (day + 719468.0 - era * PER_ERA);
    int year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    int fromMarch = dayOfEra - (365 * year + year / 4 - year / 100);
    int month = (5 * fromMarch + 2) / 153;
    if (part == 2) {
      return fromMarch - (153 * month + 2) / 5 + 1.0;
    }
    boolean before = month >= 10;
    if (part == 1) {
      return before ? month - 9.0 : month + 3.0;
    }
    if (part == 0) {
      return era * 400.0 + year + (before ? 1.0 : 0.0);
    }
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year == 0);
    return before ? fromMarch - 305.0 : fromMarch + 60.0 + (leap ? 1.0 : 0.0);
  }
}
