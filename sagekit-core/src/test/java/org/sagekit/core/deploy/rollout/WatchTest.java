package org.sagekit.core.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.SeenFleets;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.api.deploy.rollout.Fleets;

class WatchTest {
  private static final Fleets SEEN = SeenFleets.at(Instant.EPOCH).fleets();

  private static Alarm alarm(String name, Supplier<Optional<String>> says) {
    return new Alarm() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> ringing(Fleets seen) {
        return says.get();
      }
    };
  }

  private static final Alarm QUIET = alarm("errors", Optional::empty);
  private static final Alarm RINGING = alarm("latency", () -> Optional.of("3 s"));

  @Test
  void isContentIfAllAlarmsAre() {
    assertThat(Watch.reasons(List.of(QUIET), SEEN)).isEmpty();
    assertThat(Watch.reasons(List.of(), SEEN)).isEmpty();
  }

  @Test
  void givesAReasonForEachThatRings() {
    Alarm another = alarm("drift", () -> Optional.of("age"));
    assertThat(Watch.reasons(List.of(RINGING, QUIET, another), SEEN))
        .containsExactly("latency: 3 s", "drift: age");
  }

  @Test
  void takesAnAlarmThatThrowsForOneThatRings() {
    Alarm broken =
        alarm(
            "mine",
            () -> {
              throw new IllegalStateException("no figures");
            });
    assertThat(Watch.reasons(List.of(broken, RINGING), SEEN))
        .containsExactly(
            "mine: the alarm itself has failed: java.lang.IllegalStateException: no figures",
            "latency: 3 s");
  }

  @Test
  void takesAnErrorOfTheJvmForAnAlarmThatRings() {
    Alarm broken =
        alarm(
            "mine",
            () -> {
              throw new StackOverflowError();
            });
    assertThat(Watch.reasons(List.of(broken), SEEN)).hasSize(1);
  }

  @Test
  void takesNothingForAnAlarmThatRings() {
    Alarm broken = alarm("mine", () -> null);
    assertThat(Watch.reasons(List.of(broken), SEEN))
        .singleElement()
        .asString()
        .startsWith("mine: the alarm itself has failed: java.lang.NullPointerException");
  }
}
