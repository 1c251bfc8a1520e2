package org.sagekit.monitor.timing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the clock on the wall is not changed.
 *
 * @param offset of the clock
 * @param begin the change before, null if there is none
 * @param end the change behind, null if there is none
 */
record Stretch(
    ZoneRules rules,
    ZoneOffset offset,
    @Nullable ZoneOffsetTransition begin,
    @Nullable ZoneOffsetTransition end) {
  private static final LocalDateTime FIRST = LocalDateTime.of(0, 12, 30, 0, 0);
  private static final LocalDateTime LAST = LocalDateTime.of(10_000, 1, 2, 0, 0);

  static Stretch at(ZoneRules rules, Instant time) {
    return new Stretch(
        rules,
        rules.getOffset(time),
        rules.previousTransition(time.plusNanos(1)),
        rules.nextTransition(time));
  }

  /** The next one; null if there is none. */
  @Nullable Stretch later() {
    return end == null
        ? null
        : new Stretch(rules, end.getOffsetAfter(), end, rules.nextTransition(end.getInstant()));
  }

  /** The one before; null if there is none. */
  @Nullable Stretch earlier() {
    return begin == null
        ? null
        : new Stretch(
            rules, begin.getOffsetBefore(), rules.previousTransition(begin.getInstant()), begin);
  }

  LocalDateTime local(Instant time) {
    return LocalDateTime.ofInstant(time, offset);
  }

  /** What the clock shows at the begin. */
  LocalDateTime first() {
    return begin == null ? FIRST : begin.getDateTimeAfter();
  }

  /** The first that the clock has not shown before. */
  LocalDateTime firstNew() {
    return begin != null && begin.isOverlap() ? begin.getDateTimeBefore() : first();
  }

  /** What the clock would show at the end. */
  LocalDateTime last() {
    return end == null ? LAST : end.getDateTimeBefore();
  }
}
