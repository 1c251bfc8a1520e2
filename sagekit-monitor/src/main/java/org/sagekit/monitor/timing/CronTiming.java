package org.sagekit.monitor.timing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.monitor.schedule.Timing;

/**
 * Due times by the calendar and the clock on the wall. While the clock is not changed they are
 * found by their fields; so a search goes from one stretch between two changes to the next.
 */
record CronTiming(String expression, ZoneId zone, CronWall wall) implements Timing {
  /**
   * The longest gap is that of 29 February on a given day of the week, 40 years, or lies between
   * two of the years from 1970 to 2199.
   */
  private static final long LONGEST_GAP = 231L * 366 * 86_400;

  @Override
  public Optional<Instant> next(Instant after) {
    if (!Years.contains(after)) {
      return Optional.empty();
    }
    Instant begin = notBeforeTheYears(after);
    Stretch stretch = Stretch.at(zone.getRules(), begin);
    Instant due = first(stretch, stretch.local(begin).plusNanos(1));
    while (due == null) {
      stretch = stretch.later();
      if (stretch == null || isFar(begin, stretch.begin())) {
        return Optional.empty();
      }
      due = leapt(stretch) ? instant(stretch.begin()) : first(stretch, stretch.first());
    }
    return Optional.of(due).filter(Years::contains);
  }

  @Override
  public Optional<Instant> previous(Instant at) {
    if (!Years.contains(at)) {
      return Optional.empty();
    }
    Instant end = notBehindTheYears(at);
    Stretch stretch = Stretch.at(zone.getRules(), end);
    Instant due = last(stretch, stretch.local(end).plusNanos(1));
    while (due == null) {
      Stretch earlier = stretch.earlier();
      if (leapt(stretch)) {
        due = instant(stretch.begin());
      } else if (earlier == null || isFar(end, earlier.end())) {
        return Optional.empty();
      } else {
        stretch = earlier;
        due = last(stretch, stretch.last());
      }
    }
    return Optional.of(due).filter(Years::contains);
  }

  private Instant notBeforeTheYears(Instant time) {
    Instant first = wall.days().firstYear().minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    return wall.days().isEveryYear() || time.isAfter(first) ? time : first;
  }

  private Instant notBehindTheYears(Instant time) {
    Instant last = wall.days().lastYear().plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    return wall.days().isEveryYear() || time.isBefore(last) ? time : last;
  }

  private static boolean isFar(Instant from, @Nullable ZoneOffsetTransition change) {
    return Math.abs(instant(change).getEpochSecond() - from.getEpochSecond()) > LONGEST_GAP;
  }

  /** Only where there is a change. */
  private static Instant instant(@Nullable ZoneOffsetTransition change) {
    return Objects.requireNonNull(change, "change").getInstant();
  }

  private @Nullable Instant first(Stretch stretch, LocalDateTime from) {
    LocalDateTime begin = begin(stretch);
    LocalDateTime found = wall.first(begin.isAfter(from) ? begin : from, stretch.last());
    return found == null ? null : found.toInstant(stretch.offset());
  }

  private @Nullable Instant last(Stretch stretch, LocalDateTime end) {
    LocalDateTime found = wall.last(begin(stretch), end);
    return found == null ? null : found.toInstant(stretch.offset());
  }

  /** What comes twice is due twice only by the clock on the wall. */
  private LocalDateTime begin(Stretch stretch) {
    return wall.hours().isOnTheWall() ? stretch.first() : stretch.firstNew();
  }

  /** Whether the clock leapt over a time that is due nevertheless. */
  private boolean leapt(Stretch stretch) {
    ZoneOffsetTransition begin = stretch.begin();
    return !wall.hours().isOnTheWall()
        && begin != null
        && begin.isGap()
        && wall.first(begin.getDateTimeBefore(), begin.getDateTimeAfter()) != null;
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
