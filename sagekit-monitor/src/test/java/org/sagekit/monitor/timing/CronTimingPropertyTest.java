package org.sagekit.monitor.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sagekit.api.monitor.schedule.Timing;

/** Due times against a clock that is walked minute by minute, as the cron daemon does. */
class CronTimingPropertyTest {
  /** So long before the start the walk begins, to know what has been already. */
  private static final int BEFORE = 2 * 24 * 60;

  private static final int MINUTES = 3 * 24 * 60;

  /**
   * Places of the world with their changes of 2007-2011, by hours, half hours, days, at midnight.
   */
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC",
            "Europe/Berlin",
            "America/St_Johns",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Asia/Kathmandu")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<Instant> starts() {
    List<Instant> changes = new ArrayList<>();
    for (String zone :
        List.of(
            "Europe/Berlin",
            "America/St_Johns",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "Pacific/Apia")) {
      Instant at = Instant.parse("2007-01-01T00:00:00Z");
      for (int i = 0; i < 10; i++) {
        var change = ZoneId.of(zone).getRules().nextTransition(at);
        if (change == null) {
          break;
        }
        at = change.getInstant();
        changes.add(at);
      }
    }
    Arbitrary<Integer> before = Arbitraries.integers().between(0, 2 * 24 * 60);
    return Combinators.combine(Arbitraries.of(changes), before)
        .as((change, minutes) -> change.minusSeconds(60L * minutes).minusSeconds(minutes % 60));
  }

  @Provide
  Arbitrary<String> expressions() {
    Arbitrary<String> minutes = Arbitraries.of("*", "0", "30", "*/20", "1,31", "10-50/13", "59");
    Arbitrary<String> hours = Arbitraries.of("*", "0", "1,2,3", "*/2", "0-4", "23", "12");
    Arbitrary<String> days = Arbitraries.of("*", "*/2", "1-31/3", "30", "15-31");
    Arbitrary<String> months = Arbitraries.of("*", "*/2", "3,10-12");
    Arbitrary<String> weekdays = Arbitraries.of("*", "0", "MON-FRI", "*/3", "6,7");
    return Combinators.combine(minutes, hours, days, months, weekdays)
        .as((a, b, c, d, e) -> String.join(" ", a, b, c, d, e));
  }

  @Property(tries = 40, seed = "7")
  void isDueWhenTheDaemonWouldRun(
      @ForAll("expressions") String expression,
      @ForAll("zones") ZoneId zone,
      @ForAll("starts") Instant start) {
    Timing timing = Timings.cron(expression, zone);
    List<Instant> walked = CronWalk.of(expression, zone).from(start, MINUTES);
    Instant end = walkEnd(start);
    List<Instant> dues = new ArrayList<>();
    for (Instant at = timing.next(start).orElseThrow(); !at.isAfter(end); ) {
      dues.add(at);
      at = timing.next(at).orElseThrow();
    }
    assertThat(dues).isEqualTo(walked);
  }

  private static Instant walkEnd(Instant start) {
    return Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), 60) * 60 + 60L * MINUTES);
  }

  @Property(tries = 40, seed = "8")
  void previousIsNextBackwards(
      @ForAll("expressions") String expression,
      @ForAll("zones") ZoneId zone,
      @ForAll("starts") Instant start) {
    Timing timing = Timings.cron(expression, zone);
    Instant due = timing.next(start).orElseThrow();
    Instant after = timing.next(due).orElseThrow();
    assertThat(due).isAfter(start);
    assertThat(timing.previous(due)).contains(due);
    assertThat(timing.previous(after.minusMillis(1))).contains(due);
    assertThat(timing.previous(due.minusMillis(1)).orElseThrow()).isBeforeOrEqualTo(start);
  }

  /** Held against the words of crontab(5), by no code of the product. */
  private record CronWalk(List<List<Integer>> fields, boolean wild, boolean bothDays, ZoneId zone) {
    static CronWalk of(String expression, ZoneId zone) {
      String[] texts = expression.split(" ");
      int[] first = {0, 0, 1, 1, 0};
      int[] last = {59, 23, 31, 12, 7};
      List<List<Integer>> fields = new ArrayList<>();
      for (int f = 0; f < 5; f++) {
        fields.add(values(texts[f].replace("MON-FRI", "1-5"), first[f], last[f]));
      }
      boolean wild = texts[0].startsWith("*") || texts[1].startsWith("*");
      boolean both = texts[2].startsWith("*") || texts[4].startsWith("*");
      return new CronWalk(fields, wild, both, zone);
    }

    private static List<Integer> values(String text, int first, int last) {
      List<Integer> values = new ArrayList<>();
      for (String part : text.split(",")) {
        String[] halves = part.split("/");
        String[] ends = halves[0].split("-");
        int from = halves[0].equals("*") ? first : Integer.parseInt(ends[0]);
        int to = halves[0].equals("*") ? last : Integer.parseInt(ends[ends.length - 1]);
        int step = halves.length > 1 ? Integer.parseInt(halves[1]) : 1;
        for (int value = from; value <= to; value += step) {
          values.add(value);
        }
      }
      return values;
    }

    List<Instant> from(Instant start, int minutes) {
      List<Instant> dues = new ArrayList<>();
      Instant at = Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), 60) * 60);
      LocalDateTime done = LocalDateTime.MIN;
      for (int i = -BEFORE; i <= minutes; i++) {
        LocalDateTime time = LocalDateTime.ofInstant(at.plusSeconds(60L * i), zone);
        boolean run = wild || i == -BEFORE ? fits(time) : anyFits(done, time);
        if (i > 0 && run) {
          dues.add(at.plusSeconds(60L * i));
        }
        done = time.isAfter(done) ? time : done;
      }
      return dues;
    }

    /** The daemon runs each local minute once: those it has leapt over at once, and none again. */
    private boolean anyFits(LocalDateTime done, LocalDateTime until) {
      boolean any = false;
      for (LocalDateTime t = done.plusMinutes(1); !t.isAfter(until); t = t.plusMinutes(1)) {
        any |= fits(t);
      }
      return any;
    }

    private boolean fits(LocalDateTime time) {
      int weekday = time.getDayOfWeek().getValue() % 7;
      boolean day = fields.get(2).contains(time.getDayOfMonth());
      boolean week = fields.get(4).contains(weekday) || weekday == 0 && fields.get(4).contains(7);
      return fields.get(0).contains(time.getMinute())
          && fields.get(1).contains(time.getHour())
          && fields.get(3).contains(time.getMonthValue())
          && (bothDays ? day && week : day || week);
    }
  }
}
