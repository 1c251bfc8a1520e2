package org.sagekit.monitor.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.monitor.schedule.Timing;

class TimingsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Instant utc(String text) {
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static List<String> dues(Timing timing, String after, int count) {
    List<String> dues = new ArrayList<>();
    Instant at = utc(after);
    for (int i = 0; i < count; i++) {
      at = timing.next(at).orElseThrow();
      dues.add(at.toString().replace(":00Z", ""));
    }
    return dues;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *            | 2026-01-01T00:00 | 2026-01-01T00:01",
        "*/15 * * * *         | 2026-01-01T00:14 | 2026-01-01T00:15",
        "0 3 * * *            | 2026-01-01T03:00 | 2026-01-02T03:00",
        "0 9-17/4 * * *       | 2026-01-01T10:00 | 2026-01-01T13:00",
        "0 0 1,15 * *         | 2026-01-02T00:00 | 2026-01-15T00:00",
        "0 0 1 JAN *          | 2026-01-01T00:00 | 2027-01-01T00:00",
        "0 0 * * mon-fri      | 2026-01-02T00:00 | 2026-01-05T00:00",
        "0 0 * * 7            | 2026-01-01T00:00 | 2026-01-04T00:00",
        "0 0 * * 5-7          | 2026-01-03T00:00 | 2026-01-04T00:00",
        "0 0 29 2 *           | 2026-01-01T00:00 | 2028-02-29T00:00",
        "0 0 29 2 *           | 2096-03-01T00:00 | 2104-02-29T00:00",
        "0 0 29 2 */7         | 2072-03-01T00:00 | 2088-02-29T00:00",
        "0 0 31 * *           | 2026-02-01T00:00 | 2026-03-31T00:00",
        "0 0 13 * 5           | 2026-02-14T00:00 | 2026-02-20T00:00",
        "@hourly              | 2026-01-01T00:30 | 2026-01-01T01:00",
        "@weekly              | 2026-01-01T00:30 | 2026-01-04T00:00",
        "@monthly             | 2026-01-01T00:30 | 2026-02-01T00:00",
        "@Yearly              | 2026-01-01T00:30 | 2027-01-01T00:00",
        "cron(0 * ? * * *)    | 2026-01-01T00:30 | 2026-01-01T01:00",
        "cron(0 17 ? * * *)   | 2026-01-01T00:30 | 2026-01-01T17:00",
        "cron(0 17/6 ? * * *) | 2026-01-01T17:30 | 2026-01-01T23:00",
        "cron(0 3 ? * 1 *)    | 2026-01-01T00:30 | 2026-01-04T03:00",
        "cron(0 3 ? * MON-FRI *) | 2026-01-03T00:30 | 2026-01-05T03:00",
        "cron(0 3 1 6 ? 2030) | 2026-01-01T00:00 | 2030-06-01T03:00",
        "rate(1 hour)         | 2026-01-01T00:30 | 2026-01-01T01:00",
        "rate(5 minutes)      | 2026-01-01T00:31 | 2026-01-01T00:35",
        "rate(1 day)          | 2026-01-01T00:30 | 2026-01-02T00:00",
      })
  void isDueNextAt(String expression, String after, String due) {
    Timing timing = Timings.cron(expression, ZoneOffset.UTC);
    assertThat(timing.next(utc(after))).contains(utc(due));
    assertThat(timing.previous(utc(due))).contains(utc(due));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 * * * *       | minute must be from 0 to 59, but was '60'.",
        "* 24 * * *       | hour must be from 0 to 23, but was '24'.",
        "* * 0 * *        | day-of-month must be from 1 to 31, but was '0'.",
        "* * * 13 *       | month must be from 1 to 12, but was '13'.",
        "* * * JANUARY *  | month must be from 1 to 12, but was 'JANUARY'.",
        "* * * * 8        | day-of-week must be from 0 to 7, but was '8'.",
        "* * * * L        | day-of-week must be from 0 to 7, but was 'L'.",
        "5-1 * * * *      | minute must be a range that rises, but was '5-1'.",
        "*/0 * * * *      | minute must be a step from 1 to 60, but was '*/0'.",
        "*/61 * * * *     | minute must be a step from 1 to 60, but was '*/61'.",
        "5/10 * * * *     | minute must be a range or * before a step, but was '5/10'.",
        "1, * * * *       | minute must be from 0 to 59, but was ''.",
        "-1 * * * *       | minute must be from 0 to 59, but was ''.",
        "٣ * * * *        | minute must be from 0 to 59, but was '٣'.",
        "* * * *          | expression must be 5 fields,",
        "* * * * * *      | expression must be 5 fields,",
        "cron(* * * * *)  | expression must be 6 fields,",
        "0 0 30 2 *       | day must be one that the calendar has, but was '0 0 30 2 *'.",
        "0 0 31 4,6 *     | day must be one that the calendar has",
        "cron(0 0 29 2 ? 2027) | day must be one that the calendar has",
        "cron(0 3 * * * *)| ? in exactly one of the two, but was '* *'.",
        "cron(0 3 ? * ? *)| ? in exactly one of the two, but was '? ?'.",
        "cron(0 3 ? * 0 *)| day-of-week must be from 1 to 7, but was '0'.",
        "cron(0 3 L * ? *)| day-of-month must be from 1 to 31, but was 'L'.",
        "cron(0 3 ? * * 1969)| year must be from 1970 to 2199, but was '1969'.",
        "rate(0 minutes)  | rate must be rate(1 hour), rate(5 minutes) or the like",
        "rate(2 hour)     | rate must be rate(1 hour), rate(5 minutes) or the like",
        "rate(1 week)     | rate must be rate(1 hour), rate(5 minutes) or the like",
        "@hourli          | Did you mean '@hourly'?",
        "@reboot          | must be one that has due times",
      })
  void refusesWhatItCannotRead(String expression, String message) {
    assertThatThrownBy(() -> Timings.cron(expression, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Timing '" + expression + "': ")
        .hasMessageContaining(message);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThatThrownBy(() -> Timings.cron("60 24 * * 9", ZoneOffset.UTC))
        .hasMessageContainingAll("minute must", "hour must", "day-of-week must");
    assertThatThrownBy(() -> Timings.cron("", ZoneOffset.UTC)).hasMessageContaining("5 fields");
    assertThatThrownBy(() -> Timings.cron("1,".repeat(600) + "1 * * * *", ZoneOffset.UTC))
        .hasMessage("Timing: expression must be at most 1,000 characters, but was 1209.");
  }

  @Test
  void saysOfAHostileExpressionOnlyTheBeginning() {
    assertThatThrownBy(() -> Timings.cron("x,".repeat(490) + " * * * *", ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(3_000))
        .hasMessageContaining("minute must be from 0 to 59, but was 'x'.");
    assertThatThrownBy(() -> Timings.cron("@" + "y".repeat(900), ZoneOffset.UTC))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
  }

  @Test
  void blanksOfAnyKindDivideFields() {
    Timing timing = Timings.cron(" 0\t3\n*  * * ", BERLIN);
    assertThat(timing.text()).isEqualTo("cron 0 3 * * * in Europe/Berlin");
  }

  /** Each step looks at one field after the other, not at each minute of a day. */
  @Test
  void walksAYearOfMinutesInNoTime() {
    Timing timing = Timings.cron("* * * * *", BERLIN);
    Instant due = utc("2026-01-01T00:00");
    for (int i = 0; i < 365 * 24 * 60; i++) {
      due = timing.next(due).orElseThrow();
    }
    assertThat(due).isEqualTo(utc("2027-01-01T00:00"));
  }

  /** On 29 March 2026 Berlin's clocks go from 02:00 to 03:00, at 01:00 UTC. */
  @Test
  void aFixedTimeThatIsSkippedIsDueAtTheChange() {
    Timing timing = Timings.cron("30 2 * * *", BERLIN);
    assertThat(dues(timing, "2026-03-28T00:00", 3))
        .containsExactly("2026-03-28T01:30", "2026-03-29T01:00", "2026-03-30T00:30");
    assertThat(dues(Timings.cron("0,15,30 2 * * *", BERLIN), "2026-03-29T00:00", 2))
        .containsExactly("2026-03-29T01:00", "2026-03-30T00:00");
  }

  /** On 25 October 2026 they go from 03:00 to 02:00, at 01:00 UTC. */
  @Test
  void aFixedTimeThatComesTwiceIsDueOnce() {
    assertThat(dues(Timings.cron("30 2 * * *", BERLIN), "2026-10-24T12:00", 2))
        .containsExactly("2026-10-25T00:30", "2026-10-26T01:30");
  }

  @Test
  void aStarGoesByTheClockOnTheWall() {
    assertThat(dues(Timings.cron("30 * * * *", BERLIN), "2026-10-25T00:00", 3))
        .containsExactly("2026-10-25T00:30", "2026-10-25T01:30", "2026-10-25T02:30");
    assertThat(dues(Timings.cron("*/30 2 * * *", BERLIN), "2026-03-28T12:00", 1))
        .containsExactly("2026-03-30T00:00");
  }

  /** Samoa had no 30 December 2011. */
  @Test
  void aDayThatIsSkippedIsDueAtTheChange() {
    Timing timing = Timings.cron("0 12 30 12 *", ZoneId.of("Pacific/Apia"));
    assertThat(timing.next(utc("2011-12-29T00:00"))).contains(utc("2011-12-30T10:00"));
  }

  @Test
  void aPeriodIsCountedFromItsAnchor() {
    Timing hours = Timings.every(Duration.ofHours(6));
    assertThat(dues(hours, "2026-01-01T01:00", 2))
        .containsExactly("2026-01-01T06:00", "2026-01-01T12:00");
    Timing odd = Timings.every(Duration.ofMillis(7), Instant.parse("2026-01-01T00:00:00.003Z"));
    assertThat(odd.next(Instant.parse("2026-01-01T00:00:00.003Z")))
        .contains(Instant.parse("2026-01-01T00:00:00.010Z"));
    assertThat(odd.previous(Instant.parse("2026-01-01T00:00:00.002999Z")))
        .contains(Instant.parse("2025-12-31T23:59:59.996Z"));
    assertThat(hours.text()).isEqualTo("every PT6H");
  }

  @Test
  void refusesPeriodsThatAreNone() {
    for (Duration bad :
        List.of(
            Duration.ZERO, Duration.ofMillis(-1), Duration.ofNanos(5), Duration.ofDays(36_501))) {
      assertThatThrownBy(() -> Timings.every(bad))
          .hasMessage(
              "Timing: period must be whole milliseconds from 1 ms to 36500 days, but was "
                  + bad
                  + ".");
    }
    assertThatThrownBy(() -> Timings.every(Duration.ofHours(1), Instant.MAX))
        .hasMessageContaining("anchor must be");
  }

  @Test
  void hasNoDueTimesBeyondTheYears() {
    for (Timing timing :
        List.of(Timings.every(Duration.ofHours(1)), Timings.cron("0 0 29 2 *", BERLIN))) {
      for (Instant beyond : List.of(Instant.MIN, Instant.MAX, utc("9999-12-31T12:00"))) {
        assertThat(timing.next(beyond)).isEmpty();
        assertThat(timing.previous(beyond)).isEmpty();
      }
    }
    Timing once = Timings.cron("cron(0 3 1 6 ? 2030)", ZoneOffset.UTC);
    assertThat(once.next(utc("2030-06-01T03:00"))).isEqualTo(Optional.empty());
    assertThat(once.previous(utc("2030-06-01T02:59"))).isEmpty();
    assertThat(once.previous(utc("2050-06-01T02:59"))).contains(utc("2030-06-01T03:00"));
  }

  @Test
  void findsYearsHoweverFarAway() {
    Timing rare = Timings.cron("cron(0 0 1 1 ? 1970,2199)", ZoneOffset.UTC);
    assertThat(rare.next(utc("0001-01-01T00:00"))).contains(utc("1970-01-01T00:00"));
    assertThat(rare.next(utc("2026-01-01T00:00"))).contains(utc("2199-01-01T00:00"));
    assertThat(rare.previous(utc("2026-01-01T00:00"))).contains(utc("1970-01-01T00:00"));
    assertThat(rare.previous(utc("9999-01-01T00:00"))).contains(utc("2199-01-01T00:00"));
    assertThat(rare.previous(utc("0001-01-01T00:00"))).isEmpty();
  }
}
