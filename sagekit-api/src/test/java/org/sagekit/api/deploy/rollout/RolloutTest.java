package org.sagekit.api.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static Alarm alarm(String name) {
    return new Alarm() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> ringing(Fleets seen) {
        return Optional.empty();
      }
    };
  }

  @Test
  void sharesAreThoseOfTheSteps() {
    assertThat(TrafficRouting.allAtOnce().shares()).containsExactly(1.0);
    assertThat(TrafficRouting.canary(50, HOUR).shares()).containsExactly(0.5, 1.0);
    assertThat(TrafficRouting.linear(50, HOUR).shares()).containsExactly(0.5, 1.0);
    assertThat(TrafficRouting.linear(30, HOUR).shares()).containsExactly(0.3, 0.6, 0.9, 1.0);
    assertThat(TrafficRouting.linear(10, HOUR).shares()).hasSize(10);
  }

  @Test
  void shiftingTakesTheWaitsBetweenTheSteps() {
    assertThat(TrafficRouting.allAtOnce().shiftingTime()).isZero();
    assertThat(TrafficRouting.linear(30, HOUR).shiftingTime()).isEqualTo(HOUR.multipliedBy(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 51, 100})
  void refusesCanarySizesThatSageMakerRefuses(int percent) {
    assertThatThrownBy(() -> Rollout.canary(percent, HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TrafficRouting CANARY: canary size must be from 1 to 50 percent, but was "
                + percent
                + ".");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 51})
  void refusesStepSizesThatSageMakerRefuses(int percent) {
    assertThatThrownBy(() -> Rollout.linear(percent, HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("linear step size must be from 10 to 50 percent");
  }

  @Test
  void reportsAllProblemsOfARoutingAtOnce() {
    assertThatThrownBy(() -> TrafficRouting.canary(60, Duration.ofSeconds(-1)))
        .hasMessageContaining("canary size")
        .hasMessageContaining("waitInterval must be from zero to 365 days, but was PT-1S.");
  }

  @Test
  void refusesAWaitWithoutAStepThatFollows() {
    assertThatThrownBy(() -> new TrafficRouting(TrafficRouting.Type.ALL_AT_ONCE, 100, HOUR))
        .hasMessageEndingWith("Maybe the terminationWait of the rollout is what should be set.");
  }

  @Test
  void refusesATimeoutThatNoRolloutCanKeep() {
    Rollout rollout = Rollout.canary(10, HOUR).terminationWait(HOUR);
    assertThatThrownBy(() -> rollout.maximumExecutionTimeout(HOUR.multipliedBy(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Rollout CANARY: maximumExecutionTimeout must be longer than all waits together, PT2H, and at most 10000 days, but was PT2H.");
  }

  @Test
  void hasATimeoutOfItsOwnThatGrowsWithTheWaits() {
    Rollout rollout = Rollout.canary(10, HOUR).terminationWait(HOUR);
    assertThat(rollout.timeout()).isEqualTo(HOUR.multipliedBy(10));
    assertThat(rollout.maximumExecutionTimeout(HOUR.multipliedBy(3)).timeout())
        .isEqualTo(HOUR.multipliedBy(3));
  }

  @Test
  void refusesHugeAndNegativeTimes() {
    Duration huge = Duration.ofSeconds(Long.MAX_VALUE);
    Rollout rollout = Rollout.allAtOnce();
    assertThatThrownBy(() -> rollout.terminationWait(huge)).hasMessageContaining("365 days");
    assertThatThrownBy(() -> rollout.maximumExecutionTimeout(huge)).hasMessageContaining("10000");
    assertThatThrownBy(() -> rollout.evaluationPeriod(huge)).hasMessageContaining("to a day");
    assertThatThrownBy(() -> rollout.terminationWait(huge.negated()))
        .hasMessageContaining("from zero");
    assertThatThrownBy(() -> Rollout.linear(10, huge)).hasMessageContaining("365 days");
  }

  @Test
  void hasAlarmsOfDifferentNames() {
    Rollout rollout = Rollout.allAtOnce().alarm(alarm("errors")).alarm(alarm("drift"));
    assertThat(rollout.alarms()).extracting(Alarm::name).containsExactly("errors", "drift");
    assertThatThrownBy(() -> rollout.alarm(alarm("drift")))
        .hasMessageContaining("alarms must be of different names that are not blank");
    assertThatThrownBy(() -> rollout.alarm(alarm(" "))).hasMessageContaining("not blank");
  }

  @Test
  void isNotChangedByWhatIsMadeFromIt() {
    Rollout rollout = Rollout.canary(10, HOUR);
    rollout.alarm(alarm("errors")).terminationWait(HOUR).evaluationPeriod(HOUR);
    assertThat(rollout).isEqualTo(Rollout.canary(10, HOUR));
  }

  @Test
  void settingsTellAllThatMatters() {
    Rollout rollout = Rollout.canary(10, HOUR).terminationWait(HOUR).alarm(alarm("errors"));
    assertThat(rollout.settings().asMap())
        .containsEntry("routing", "CANARY")
        .containsEntry("size", "10")
        .containsEntry("waitInterval", "PT1H")
        .containsEntry("terminationWait", "PT1H")
        .containsEntry("maximumExecutionTimeout", "PT10H")
        .containsEntry("evaluationPeriod", "PT1S")
        .containsEntry("alarms", "[errors]")
        .hasSize(7);
  }

  @Test
  void whoIsRolledBackKnowsWhereAndWhy() {
    RolledBackException thrown = new RolledBackException("income", "errors: 10 of 100");
    assertThat(thrown)
        .hasMessage(
            "Endpoint 'income': the rollout was rolled back, and the former model serves on: errors: 10 of 100");
    assertThat(thrown.endpoint()).isEqualTo("income");
    assertThat(thrown.reason()).isEqualTo("errors: 10 of 100");
  }
}
