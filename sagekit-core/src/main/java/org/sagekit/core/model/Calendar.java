package org.sagekit.core.model;

import java.util.concurrent.TimeUnit;
import org.sagekit.api.model.DateParts;

/**
 * Takes times apart, in UTC, by whole numbers alone (Hinnant, 2013, "chrono-compatible low-level
 * date algorithms"): years begin in March, so that the day that comes and goes is the last one.
 */
final class Calendar {
  private static final double PER_DAY = TimeUnit.DAYS.toMillis(1);
  private static final double PER_HOUR = TimeUnit.HOURS.toMillis(1);
  private static final double MOST_DAYS = 365_000_000_000.0;
  private static final int PER_ERA = 146_097;
  private static final int MARCH_OF_YEAR_0 = 719_468;

  private Calendar() {}

  /** A part of a time; NaN for a missing time and for one that no calendar has. */
  static double part(double time, DateParts.Part part) {
    double day = Math.floor(time / PER_DAY);
    if (!(Math.abs(day) <= MOST_DAYS)) {
      return Double.NaN;
    }
    return switch (part) {
      case HOUR -> Math.floor((time - day * PER_DAY) / PER_HOUR);
      case DAY_OF_WEEK -> Math.floorMod((long) day + 3, 7) + 1;
      default -> ofDate((long) day + MARCH_OF_YEAR_0, part);
    };
  }

  /** A part of the date so many days after 1 March of year 0. */
  private static double ofDate(long day, DateParts.Part part) {
    long era = Math.floorDiv(day, PER_ERA);
    int dayOfEra = (int) (day - era * PER_ERA);
    int year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int fromMarch = dayOfEra - (365 * year + year / 4 - year / 100);
    int month = (5 * fromMarch + 2) / 153;
    boolean beforeMarch = month >= 10;
    return switch (part) {
      case YEAR -> era * 400.0 + year + (beforeMarch ? 1 : 0);
      case MONTH -> beforeMarch ? month - 9 : month + 3;
      case DAY_OF_MONTH -> fromMarch - (153 * month + 2) / 5 + 1;
      default -> beforeMarch ? fromMarch - 305 : fromMarch + (isLeap(year) ? 61 : 60);
    };
  }

  private static boolean isLeap(int yearOfEra) {
    return yearOfEra % 4 == 0 && (yearOfEra % 100 != 0 || yearOfEra == 0);
  }
}
