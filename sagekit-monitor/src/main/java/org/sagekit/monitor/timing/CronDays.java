package org.sagekit.monitor.timing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days that fit a cron expression.
 *
 * @param day of the month, 1 to 31
 * @param month 1 to 12
 * @param weekday 0 for Sunday to 6
 * @param year 1970 to 2199; a star stands for any
 */
record CronDays(CronField day, CronField month, CronField weekday, CronField year) {
  /** In the Gregorian calendar dates and days of the week come back after so many days. */
  private static final int CYCLE = 146_097;

  private static final int WEEK = 7;

  /** A step such as {@code *}{@code /2} begins with a star, too. */
  boolean isEveryYear() {
    return year.star() && year.has(1970) && year.has(1971);
  }

  LocalDate firstYear() {
    return LocalDate.of(year.values().nextSetBit(0), 1, 1);
  }

  LocalDate lastYear() {
    return LocalDate.of(year.values().length() - 1, 12, 31);
  }

  /** The first from a day on; null if there is none up to the last one. */
  @Nullable LocalDate onOrAfter(LocalDate from, LocalDate last) {
    LocalDate date = from;
    while (!date.isAfter(last)) {
      if (!fitsYear(date)) {
        date = LocalDate.of(date.getYear() + 1, 1, 1);
      } else if (!month.has(date.getMonthValue())) {
        date = date.withDayOfMonth(1).plusMonths(1);
      } else if (fitsDay(date)) {
        return date;
      } else {
        date = date.plusDays(1);
      }
    }
    return null;
  }

  /** The last up to a day; null if there is none from the first one on. */
  @Nullable LocalDate onOrBefore(LocalDate until, LocalDate first) {
    LocalDate date = until;
    while (!date.isBefore(first)) {
      if (!fitsYear(date)) {
        date = LocalDate.of(date.getYear() - 1, 12, 31);
      } else if (!month.has(date.getMonthValue())) {
        date = date.withDayOfMonth(1).minusDays(1);
      } else if (fitsDay(date)) {
        return date;
      } else {
        date = date.minusDays(1);
      }
    }
    return null;
  }

  private boolean fitsYear(LocalDate date) {
    return isEveryYear() || year.has(Math.max(0, date.getYear()));
  }

  private boolean fitsDay(LocalDate date) {
    boolean byDay = day.has(date.getDayOfMonth());
    boolean byWeekday = weekday.has(date.getDayOfWeek().getValue() % WEEK);
    return day.star() || weekday.star() ? byDay && byWeekday : byDay || byWeekday;
  }

  /** Whether there is such a day at all. */
  boolean everFit() {
    LocalDate first = LocalDate.of(1970, 1, 1);
    return onOrAfter(first, first.plusDays(CYCLE)) != null;
  }
}
