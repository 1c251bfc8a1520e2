package org.sagekit.core.model;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.sagekit.api.model.DateParts;

/** Takes times apart, in UTC. */
final class Calendar {
  private static final double PER_DAY = TimeUnit.DAYS.toMillis(1);
  private static final double PER_HOUR = TimeUnit.HOURS.toMillis(1);
  private static final double MOST_DAYS = 365_000_000_000.0;

  private Calendar() {}

  /** A part of a time; NaN for a missing time and for one that no calendar has. */
  static double part(double time, DateParts.Part part) {
    double day = Math.floor(time / PER_DAY);
    if (!(Math.abs(day) <= MOST_DAYS)) {
      return Double.NaN;
    }
    if (part == DateParts.Part.HOUR) {
      return Math.floor((time - day * PER_DAY) / PER_HOUR);
    }
    LocalDate date = LocalDate.ofEpochDay((long) day);
    return switch (part) {
      case YEAR -> date.getYear();
      case MONTH -> date.getMonthValue();
      case DAY_OF_MONTH -> date.getDayOfMonth();
      case DAY_OF_WEEK -> date.getDayOfWeek().getValue();
      case DAY_OF_YEAR -> date.getDayOfYear();
      case HOUR -> throw new IllegalStateException("Calendar: hour is no part of a date.");
    };
  }
}
