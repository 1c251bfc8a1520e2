package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.contract.SeenFleets;
import org.sagekit.api.deploy.rollout.Alarm;

class AlarmsTest {
  private static final Duration FAST = Duration.ofMillis(1);
  private static final Duration SLOW = Duration.ofMillis(300);

  private static SeenFleets seen() {
    return SeenFleets.at(Instant.EPOCH);
  }

  private static boolean rings(Alarm alarm, SeenFleets seen) {
    return alarm.ringing(seen.fleets()).isPresent();
  }

  static List<Alarm> all() {
    return List.of(
        Alarms.errors(0),
        Alarms.refusals(0),
        Alarms.overloads(0),
        Alarms.latency(0.5, FAST),
        Alarms.slower(1),
        Alarms.disagreement(0),
        Alarms.difference(0),
        Alarms.errors(0).threshold().least(1),
        Alarms.lasting(Alarms.errors(0), 1, 1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isSilentIfNothingIsKnown(Alarm alarm) {
    assertThat(rings(alarm, seen())).isFalse();
  }

  @Test
  void hasNamesThatTellAllSettings() {
    assertThat(all()).extracting(Alarm::name).doesNotHaveDuplicates();
    assertThat(Alarms.errors(0.01).level(0.001).least(100).name())
        .isEqualTo("requests that failed above 1 % (level 0.001, from 100 on)");
    assertThat(Alarms.latency(0.99, Duration.ofMillis(200)).threshold().name())
        .isEqualTo("answers that took longer than PT0.2S above 1 % (plain, from 20 on)");
    assertThat(Alarms.errors(0.012345678).name()).contains("above 1.2345678 %");
  }

  @Test
  void ringsForErrorsBeyondChance() {
    Alarm alarm = Alarms.errors(0.01);
    assertThat(rings(alarm, seen().green(100, 0, 2, 0))).isFalse();
    assertThat(alarm.ringing(seen().green(100, 0, 10, 0).fleets()))
        .contains("10 of 100, which is 10 %");
    assertThat(rings(alarm, seen().green(100_000, 0, 1_000, 0))).isFalse();
    assertThat(rings(alarm, seen().green(100_000, 0, 1_200, 0))).isTrue();
  }

  @Test
  void countsOnlyRequestsThatReachedTheModel() {
    Alarm alarm = Alarms.errors(0.1).threshold();
    assertThat(rings(alarm, seen().green(100, 0, 9, 0))).isFalse();
    assertThat(rings(alarm, seen().green(100, 20, 9, 0))).isTrue();
    assertThat(rings(alarm, seen().green(100, 0, 9, 20))).isTrue();
  }

  @Test
  void ringsAtAPlainThresholdIfToldTo() {
    Alarm alarm = Alarms.errors(0.01).threshold();
    assertThat(rings(alarm, seen().green(100, 0, 1, 0))).isFalse();
    assertThat(rings(alarm, seen().green(100, 0, 2, 0))).isTrue();
  }

  @Test
  void neverRingsBeforeThereAreEnoughCases() {
    assertThat(rings(Alarms.errors(0.01), seen().green(19, 0, 19, 0))).isFalse();
    assertThat(rings(Alarms.errors(0.01).least(19), seen().green(19, 0, 19, 0))).isTrue();
    assertThat(rings(Alarms.errors(0.01).threshold(), seen().green(19, 0, 19, 0))).isFalse();
  }

  @Test
  void bearsCountsOfOneMomentThatDoNotAddUp() {
    assertThat(rings(Alarms.errors(0.5), seen().green(10, 0, 30, 0))).isTrue();
    assertThat(rings(Alarms.errors(0.5), seen().green(10, 30, 0, 30))).isFalse();
  }

  @Test
  void ringsForRowsThatTheNewModelCannotScore() {
    assertThat(rings(Alarms.refusals(0.01), seen().green(100, 50, 0, 0))).isTrue();
    assertThat(rings(Alarms.errors(0.01), seen().green(100, 50, 0, 0))).isFalse();
  }

  @Test
  void ringsForRequestsThatAreTurnedAway() {
    assertThat(rings(Alarms.overloads(0.01), seen().green(100, 0, 0, 50))).isTrue();
    assertThat(rings(Alarms.overloads(0.01), seen().green(100, 0, 0, 1))).isFalse();
  }

  @Test
  void ringsForAQuantileOfTheLatency() {
    Alarm alarm = Alarms.latency(0.99, Duration.ofMillis(200));
    assertThat(rings(alarm, seen().green(1_000, FAST).green(5, SLOW))).isFalse();
    assertThat(rings(alarm, seen().green(1_000, FAST).green(40, SLOW))).isTrue();
  }

  @Test
  void takesALimitForTheNextOneThatIsCounted() {
    Alarm alarm = Alarms.latency(0.5, Duration.ofMillis(200));
    assertThat(rings(alarm, seen().green(100, Duration.ofMillis(250)))).isFalse();
    assertThat(rings(alarm, seen().green(100, Duration.ofMillis(263)))).isTrue();
    Alarm exact = Alarms.latency(0.5, Duration.ofNanos(262_144_000));
    assertThat(rings(exact, seen().green(100, Duration.ofMillis(262)))).isFalse();
    assertThat(rings(exact, seen().green(100, Duration.ofMillis(263)))).isTrue();
  }

  @Test
  void seesAnswersBeyondTheLastLimit() {
    Alarm alarm = Alarms.latency(0.5, Duration.ofNanos(67_108_864_000L));
    assertThat(rings(alarm, seen().green(100, Duration.ofHours(1)))).isTrue();
  }

  @Test
  void ringsIfGreenIsSlowerThanBlue() {
    Duration four = Duration.ofMillis(4);
    assertThat(rings(Alarms.slower(2), seen().blue(2_000, FAST).green(100, four))).isTrue();
    assertThat(rings(Alarms.slower(2), seen().blue(2_000, FAST).green(100, FAST))).isFalse();
    assertThat(rings(Alarms.slower(8), seen().blue(2_000, FAST).green(100, four))).isFalse();
    assertThat(rings(Alarms.slower(2), seen().blue(999, FAST).green(100, four))).isFalse();
  }

  @Test
  void ringsIfModelsDisagree() {
    Alarm alarm = Alarms.disagreement(0.05);
    assertThat(rings(alarm, seen().disagreement(200, 12, 0))).isFalse();
    assertThat(alarm.ringing(seen().disagreement(200, 30, 0).fleets()))
        .contains("30 of 200, which is 15 %");
  }

  @Test
  void ringsIfNumbersAreFarFromEachOther() {
    Alarm alarm = Alarms.difference(2);
    assertThat(rings(alarm, seen().disagreement(19, 19, 50))).isFalse();
    assertThat(rings(alarm, seen().disagreement(20, 20, 2))).isFalse();
    assertThat(alarm.ringing(seen().disagreement(20, 20, 2.5).fleets())).contains("it is 2.5");
    assertThat(rings(alarm, seen().disagreement(20, 1, Double.POSITIVE_INFINITY))).isTrue();
  }

  @Test
  void doesNotRingForAFigureThatIsNotKnown() {
    assertThat(rings(Alarms.threshold("revenue lost", seen -> Double.NaN, 3), seen())).isFalse();
    assertThat(rings(Alarms.threshold("revenue lost", seen -> 4, 3), seen())).isTrue();
  }

  @Test
  void asksThePredicateOfTheUser() {
    Alarm alarm = Alarms.of("complaints", seen -> seen.green().invocations() > 5);
    assertThat(alarm.name()).isEqualTo("complaints");
    assertThat(rings(alarm, seen().green(5, 0, 0, 0))).isFalse();
    assertThat(alarm.ringing(seen().green(6, 0, 0, 0).fleets()))
        .contains("it rang at 1970-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesSharesThatAreNone(double share) {
    assertThatThrownBy(() -> Alarms.disagreement(share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Alarm 'rows on which the models disagree': maxShare must be from 0 to 1, but was "
                + share
                + ".");
  }

  @Test
  void reportsAllThatIsWrongWithALatency() {
    assertThatThrownBy(() -> Alarms.latency(1, Duration.ofSeconds(68)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quantile must be above 0 and below 1, but was 1.0.")
        .hasMessageContaining(
            "limit must be above zero and at most PT1M7.108864S, but was PT1M8S.");
  }

  @Test
  void refusesLevelsAndCountsOutOfRange() {
    assertThatThrownBy(() -> Alarms.errors(0.1).level(0)).hasMessageContaining("level must be");
    assertThatThrownBy(() -> Alarms.errors(0.1).least(0)).hasMessageContaining("least must be");
    assertThatThrownBy(() -> Alarms.slower(0.9)).hasMessageContaining("from 1 to 1000");
    assertThatThrownBy(() -> Alarms.difference(Double.NaN)).hasMessageContaining("at least 0");
    assertThatThrownBy(() -> Alarms.of(" ", seen -> true)).hasMessageContaining("a name");
  }
}
