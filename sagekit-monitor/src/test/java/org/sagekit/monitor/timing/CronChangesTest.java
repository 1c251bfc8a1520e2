package org.sagekit.monitor.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.monitor.schedule.Timing;

/**
 * Due times around the changes of clocks, against a list that asks the zone of each local time on
 * its own what becomes of it.
 */
class CronChangesTest {
  private static final Duration AROUND = Duration.ofDays(2);

  /** A rule and the local times that fit it. */
  private record Case(String expression, List<Integer> minutes, List<Integer> hours) {
    static final List<Case> ALL =
        List.of(
            new Case("*/20 * * * *", List.of(0, 20, 40), numbers(24)),
            new Case("30 0-4 * * *", List.of(30), List.of(0, 1, 2, 3, 4)),
            new Case("0,59 0,12,23 * * *", List.of(0, 59), List.of(0, 12, 23)),
            new Case("5 * * * *", List.of(5), numbers(24)),
            new Case("* 1,23 * * *", numbers(60), List.of(1, 23)));

    private static List<Integer> numbers(int end) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < end; i++) {
        numbers.add(i);
      }
      return numbers;
    }

    TreeSet<Instant> dues(ZoneId zone, Instant from, Instant until) {
      TreeSet<Instant> dues = new TreeSet<>();
      LocalDate last = LocalDate.ofInstant(until, zone).plusDays(2);
      LocalDate date = LocalDate.ofInstant(from, zone).minusDays(2);
      for (; date.isBefore(last); date = date.plusDays(1)) {
        for (int hour : hours) {
          for (int minute : minutes) {
            add(dues, zone, date.atTime(hour, minute));
          }
        }
      }
      return dues;
    }

    private void add(TreeSet<Instant> dues, ZoneId zone, LocalDateTime time) {
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
      if (expression.startsWith("*") || expression.contains(" * * * *")) {
        offsets.forEach(offset -> dues.add(time.toInstant(offset)));
      } else if (offsets.isEmpty()) {
        dues.add(zone.getRules().getTransition(time).getInstant());
      } else {
        dues.add(time.toInstant(offsets.get(0)));
      }
    }
  }

  private static List<Instant> changes(ZoneId zone, Instant from, Instant until) {
    List<Instant> changes = new ArrayList<>();
    ZoneOffsetTransition change = zone.getRules().nextTransition(from);
    while (change != null && change.getInstant().isBefore(until)) {
      changes.add(change.getInstant());
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return changes;
  }

  private static void compare(ZoneId zone, Instant change) {
    Instant from = change.minus(AROUND).minusMillis(1);
    Instant until = change.plus(AROUND);
    for (Case one : Case.ALL) {
      Timing timing = Timings.cron(one.expression(), zone);
      List<Instant> expected =
          List.copyOf(one.dues(zone, from, until).subSet(from, false, until, true));
      assertThat(forwards(timing, from, until))
          .as("%s in %s from %s", one.expression(), zone, from)
          .isEqualTo(expected);
      assertThat(backwards(timing, from, until))
          .as("%s in %s back from %s", one.expression(), zone, until)
          .isEqualTo(expected);
    }
  }

  private static List<Instant> forwards(Timing timing, Instant from, Instant until) {
    List<Instant> dues = new ArrayList<>();
    for (Instant due = timing.next(from).orElseThrow(); !due.isAfter(until); ) {
      dues.add(due);
      due = timing.next(due).orElseThrow();
    }
    return dues;
  }

  private static List<Instant> backwards(Timing timing, Instant from, Instant until) {
    List<Instant> dues = new ArrayList<>();
    for (Instant due = timing.previous(until).orElseThrow(); due.isAfter(from); ) {
      dues.add(0, due);
      due = timing.previous(due.minusMillis(1)).orElseThrow();
    }
    return dues;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Casablanca",
        "Asia/Gaza"
      })
  void isDueAsTheZoneSaysOfEachLocalTime(String zone) {
    List<Instant> changes =
        changes(
            ZoneId.of(zone),
            Instant.parse("2008-06-01T00:00:00Z"),
            Instant.parse("2012-06-01T00:00:00Z"));
    assertThat(changes).isNotEmpty();
    changes.forEach(change -> compare(ZoneId.of(zone), change));
  }

  @Test
  @Tag("proof")
  void isDueSoInEveryZoneSince1900() {
    int compared = 0;
    Set<ZoneRules> known = new HashSet<>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      ZoneId zone = ZoneId.of(id);
      if (!known.add(zone.getRules())) {
        continue;
      }
      for (Instant change :
          changes(
              zone, Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2045-01-01T00:00:00Z"))) {
        compare(zone, change);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10_000);
  }
}
