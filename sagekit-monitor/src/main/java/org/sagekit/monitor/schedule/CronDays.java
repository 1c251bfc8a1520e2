package org.sagekit.monitor.schedule;

import java.time.LocalDate;

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

  boolean fits(LocalDate date) {
    return month.has(date.getMonthValue())
        && (isEveryYear() || year.values().get(Math.max(0, date.getYear())))
        && fitsDay(date);
  }

  /** A step such as {@code *}{@code /2} begins with a star, too. */
  private boolean isEveryYear() {
    return year.star() && year.has(1970) && year.has(1971);
  }

  /** A day, or one shortly before the first that fits if that is later. */
  LocalDate begin(LocalDate date) {
    LocalDate first = LocalDate.of(year.values().nextSetBit(0), 1, 1).minusDays(1);
    return isEveryYear() || date.isAfter(first) ? date : first;
  }

  /** A day, or one shortly behind the last that fits if that is earlier. */
  LocalDate end(LocalDate date) {
    LocalDate last = LocalDate.of(year.values().length() - 1, 12, 31).plusDays(1);
    return isEveryYear() || date.isBefore(last) ? date : last;
  }

  private boolean fitsDay(LocalDate date) {
    boolean byDay = day.has(date.getDayOfMonth());
    boolean byWeekday = weekday.has(date.getDayOfWeek().getValue() % WEEK);
    return day.star() || weekday.star() ? byDay && byWeekday : byDay || byWeekday;
  }

  /** Whether there is such a day at all. */
  boolean everFit() {
    LocalDate first = LocalDate.of(1970, 1, 1);
    for (int i = 0; i < CYCLE; i++) {
      if (fits(first.plusDays(i))) {
        return true;
      }
    }
    return false;
  }
}
