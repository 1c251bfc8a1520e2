package org.sagekit.monitor.timing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The times on the wall that fit a cron expression, found field by field. */
record CronWall(CronDays days, CronHours hours) {
  private static final int HOUR = 60;

  /** The first from a time on; null if there is none before the end. */
  @Nullable LocalDateTime first(LocalDateTime from, LocalDateTime end) {
    LocalDateTime whole = from.truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime begin = whole.isBefore(from) ? whole.plusMinutes(1) : whole;
    LocalDate date = days.onOrAfter(begin.toLocalDate(), end.toLocalDate());
    int minute = date == null ? CronHours.NONE : hours.first();
    if (date != null && date.equals(begin.toLocalDate())) {
      minute = hours.onOrAfter(minuteOf(begin));
      if (minute == CronHours.NONE) {
        date = days.onOrAfter(date.plusDays(1), end.toLocalDate());
        minute = hours.first();
      }
    }
    LocalDateTime found = at(date, minute);
    return found != null && found.isBefore(end) ? found : null;
  }

  /** The last before an end; null if there is none from a time on. */
  @Nullable LocalDateTime last(LocalDateTime from, LocalDateTime end) {
    LocalDateTime latest = end.minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
    LocalDate date = days.onOrBefore(latest.toLocalDate(), from.toLocalDate());
    int minute = date == null ? CronHours.NONE : hours.last();
    if (date != null && date.equals(latest.toLocalDate())) {
      minute = hours.onOrBefore(minuteOf(latest));
      if (minute == CronHours.NONE) {
        date = days.onOrBefore(date.minusDays(1), from.toLocalDate());
        minute = hours.last();
      }
    }
    LocalDateTime found = at(date, minute);
    return found != null && !found.isBefore(from) ? found : null;
  }

  private static int minuteOf(LocalDateTime time) {
    return time.getHour() * HOUR + time.getMinute();
  }

  private static @Nullable LocalDateTime at(@Nullable LocalDate date, int minute) {
    return date == null ? null : date.atTime(LocalTime.of(minute / HOUR, minute % HOUR));
  }
}
