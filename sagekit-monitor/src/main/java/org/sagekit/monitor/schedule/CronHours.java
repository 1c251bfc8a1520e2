package org.sagekit.monitor.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.TreeSet;

/** The times of a day that fit a cron expression, and when they are on a clock that is changed. */
record CronHours(CronField minutes, CronField hours) {

  /** The due times of a day that fits: what is skipped and what comes twice, as cron has it. */
  TreeSet<Instant> on(LocalDate date, ZoneRules rules) {
    TreeSet<Instant> dues = new TreeSet<>();
    hours.values().stream()
        .forEach(
            hour ->
                minutes.values().stream()
                    .forEach(minute -> add(dues, date.atTime(hour, minute), rules)));
    return dues;
  }

  private void add(TreeSet<Instant> dues, LocalDateTime time, ZoneRules rules) {
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    if (isOnTheWall()) {
      offsets.forEach(offset -> dues.add(time.toInstant(offset)));
    } else if (offsets.isEmpty()) {
      dues.add(rules.getTransition(time).getInstant());
    } else {
      dues.add(time.toInstant(offsets.get(0)));
    }
  }

  private boolean isOnTheWall() {
    return minutes.star() || hours.star();
  }
}
