package org.sagekit.monitor.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.monitor.schedule.Timing;

/**
 * Due times by the calendar and the clock on the wall. A clock that is put back over midnight mixes
 * the due times of two days, so each search looks at the day beyond the first hit as well.
 */
record CronTiming(String expression, ZoneId zone, CronDays days, CronHours hours)
    implements Timing {
  /**
   * The longest gap is that of 29 February on a given day of the week, 40 years, or lies between
   * two of the years from 1970 to 2199.
   */
  private static final int MOST_DAYS = 231 * 366;

  @Override
  public Optional<Instant> next(Instant after) {
    if (!Years.contains(after)) {
      return Optional.empty();
    }
    LocalDate first = days.begin(LocalDate.ofInstant(after, zone).minusDays(1));
    for (int i = 0; i < MOST_DAYS; i++) {
      Instant found = firstAfter(after, first.plusDays(i));
      if (found != null) {
        return within(earlier(found, firstAfter(after, first.plusDays(i + 1L))));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Instant> previous(Instant at) {
    if (!Years.contains(at)) {
      return Optional.empty();
    }
    LocalDate last = days.end(LocalDate.ofInstant(at, zone).plusDays(1));
    for (int i = 0; i < MOST_DAYS; i++) {
      Instant found = lastUntil(at, last.minusDays(i));
      if (found != null) {
        return within(later(found, lastUntil(at, last.minusDays(i + 1L))));
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> within(Instant due) {
    return Optional.of(due).filter(Years::contains);
  }

  private TreeSet<Instant> on(LocalDate date) {
    return days.fits(date) ? hours.on(date, zone.getRules()) : new TreeSet<>();
  }

  private @Nullable Instant firstAfter(Instant after, LocalDate date) {
    return on(date).higher(after);
  }

  private @Nullable Instant lastUntil(Instant at, LocalDate date) {
    return on(date).floor(at);
  }

  private static Instant earlier(Instant a, @Nullable Instant b) {
    return b != null && b.isBefore(a) ? b : a;
  }

  private static Instant later(Instant a, @Nullable Instant b) {
    return b != null && b.isAfter(a) ? b : a;
  }

  @Override
  public String text() {
    return "cron " + expression + " in " + zone.getId();
  }

  @Override
  public String toString() {
    return text();
  }
}
