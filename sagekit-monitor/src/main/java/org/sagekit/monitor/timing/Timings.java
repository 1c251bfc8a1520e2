package org.sagekit.monitor.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.sagekit.api.monitor.schedule.Timing;

/** Where one gets a {@link Timing}. */
public final class Timings {
  private Timings() {}

  /**
   * A due time each period, counted from 1970-01-01T00:00Z: {@code every(Duration.ofHours(1))} is
   * due on the hour, in every process.
   *
   * @param period whole milliseconds, from 1 ms to 100 years of 365 days
   * @return a timing without end
   * @throws IllegalArgumentException if the period is anything else
   */
  public static Timing every(Duration period) {
    return every(period, Instant.EPOCH);
  }

  /**
   * A due time each period, counted from an instant in both directions.
   *
   * @param period whole milliseconds, from 1 ms to 100 years of 365 days
   * @param anchor one of the due times, to the millisecond, in the years 1 to 9999
   * @return a timing without end
   * @throws IllegalArgumentException if one is anything else
   */
  public static Timing every(Duration period, Instant anchor) {
    return EveryTiming.of(period, anchor);
  }

  /**
   * Due times by a cron expression, to the minute, as Vixie cron reads it (crontab(5)): five fields
   * <i>minute hour day-of-month month day-of-week</i>, each {@code *}, a number, a range {@code
   * 1-5}, a list {@code 1,15}, or a step {@code *}{@code /10} or {@code 8-18/2}; months as {@code
   * JAN}, days of the week as {@code MON}, 0 and 7 being Sunday; or {@code @hourly},
   * {@code @daily}, {@code @midnight}, {@code @weekly}, {@code @monthly}, {@code @yearly},
   * {@code @annually}. If neither day field begins with {@code *}, a day that fits one of them is
   * enough; otherwise it must fit both.
   *
   * <p>Also Amazon's forms: {@code cron(0 3 ? * MON-FRI *)} with six fields, the last being the
   * year 1970-2199, days of the week from 1 for Sunday to 7, and one of the day fields {@code ?};
   * {@code rate(1 hour)} with minutes, hours or days, counted as {@link #every(Duration)}. Its
   * {@code L}, {@code W} and {@code #} are refused.
   *
   * <p>Where clocks are put forward or back, for whatever length: if the minute or the hour begins
   * with {@code *}, the expression is held against the clock on the wall, so what is skipped is not
   * due, and an hour that comes twice is due twice. Otherwise a time that is skipped is due at the
   * moment of the change, and one that comes twice only the first time.
   *
   * @param expression at most 1,000 characters
   * @param zone of the clock on the wall
   * @return the due times of the years 1 to 9999
   * @throws IllegalArgumentException if the expression can't be read, or no day ever fits it, such
   *     as 30 February
   */
  public static Timing cron(String expression, ZoneId zone) {
    return CronReader.read(expression, zone);
  }
}
