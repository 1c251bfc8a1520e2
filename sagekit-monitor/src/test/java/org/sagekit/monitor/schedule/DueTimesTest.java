package org.sagekit.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sagekit.api.monitor.schedule.Timing;
import org.sagekit.monitor.timing.Timings;

class DueTimesTest {
  private static final Instant NOON = Instant.parse("2026-10-24T12:00:00Z");

  /** How far covered and clock go, forwards mostly. */
  @Property(tries = 200, seed = "3")
  void isWhatALookBackFinds(
      @ForAll @Size(max = 12) List<@IntRange(min = -200, max = 400) Integer> minutes,
      @ForAll @IntRange(min = 1, max = 20) int most) {
    Timing timing = Timings.cron("*/7 * * * *", ZoneId.of("Europe/Berlin"));
    DueTimes kept = new DueTimes(timing, most);
    Instant after = NOON;
    Instant until = NOON;
    for (int i = 0; i < minutes.size(); i++) {
      Instant moved = until.plus(Duration.ofMinutes(minutes.get(i)));
      after = i % 3 == 0 ? until : after;
      until = moved;
      assertThat(kept.between(after, until))
          .isEqualTo(new DueTimes(timing, most).between(after, until));
    }
  }

  @Example
  void asksForEachButOnce() {
    AtomicInteger asked = new AtomicInteger();
    Timing timing = counting(Timings.every(Duration.ofMinutes(1)), asked);
    DueTimes kept = new DueTimes(timing, 5_001);
    Instant until = NOON.plus(Duration.ofDays(30));
    List<Instant> dues = kept.between(NOON, until);
    assertThat(dues).hasSize(5_001);
    for (Instant due : dues.subList(0, 1_000)) {
      assertThat(kept.between(due, until)).doesNotContain(due);
    }
    assertThat(asked.get()).isLessThan(7_000);
  }

  @Example
  void forgetsNothingAndDoublesNothingIfTheTimingThrows() {
    AtomicInteger asked = new AtomicInteger();
    Timing every = Timings.every(Duration.ofMinutes(1));
    DueTimes kept = new DueTimes(counting(every, asked, 15), 100);
    Instant until = NOON.plus(Duration.ofMinutes(10));
    assertThat(kept.between(NOON, until)).hasSize(10);
    Instant later = NOON.plus(Duration.ofMinutes(20));
    assertThatThrownBy(() -> kept.between(NOON, later)).hasMessage("on purpose");
    assertThat(kept.between(NOON, later)).hasSize(20).doesNotHaveDuplicates();
  }

  @Example
  void looksBackIfItWasAwayForLong() {
    AtomicInteger asked = new AtomicInteger();
    DueTimes kept = new DueTimes(counting(Timings.every(Duration.ofMillis(1)), asked), 3);
    kept.between(NOON, NOON.plusMillis(2));
    asked.set(0);
    assertThat(kept.between(NOON, NOON.plus(Duration.ofDays(3650)))).hasSize(3);
    assertThat(asked.get()).isLessThan(20);
  }

  private static Timing counting(Timing timing, AtomicInteger asked) {
    return counting(timing, asked, Integer.MAX_VALUE);
  }

  private static Timing counting(Timing timing, AtomicInteger asked, int bad) {
    return new Timing() {
      @Override
      public Optional<Instant> next(Instant after) {
        if (asked.incrementAndGet() == bad) {
          throw new IllegalStateException("on purpose");
        }
        return timing.next(after);
      }

      @Override
      public Optional<Instant> previous(Instant at) {
        asked.incrementAndGet();
        return timing.previous(at);
      }

      @Override
      public String text() {
        return timing.text();
      }
    };
  }

  private record Fixed(Instant due) implements Timing {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(due);
    }

    @Override
    public Optional<Instant> previous(Instant at) {
      return Optional.of(due);
    }

    @Override
    public String text() {
      return "fixed";
    }
  }

  @Example
  void aTimingThatBreaksItsPromiseIsNamed() {
    Timing bad = StrictTiming.of(new Fixed(NOON));
    assertThatThrownBy(() -> bad.next(NOON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Timing 'fixed': due time must be later than 2026-10-24T12:00:00Z and in whole milliseconds, but was 2026-10-24T12:00:00Z.");
    assertThatThrownBy(() -> bad.previous(NOON.minusMillis(1)))
        .hasMessageContaining("no later than");
    assertThatThrownBy(() -> StrictTiming.of(new Fixed(NOON.plusNanos(1))).next(NOON))
        .hasMessageContaining("whole milliseconds");
    assertThat(bad.previous(NOON)).contains(NOON);
  }
}
