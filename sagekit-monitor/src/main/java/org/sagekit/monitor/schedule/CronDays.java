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
        && (year.star() && isEveryYear() || year.has(date.getYear()))
        && fitsDay(date);
  }

  /** A step such as {@code *}{@code /2} begins with a star, too. */
  private boolean isEveryYear() {
    return year.has(1970) && year.has(1971);
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
