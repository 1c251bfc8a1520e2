package org.sagekit.core.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.VirtualClock;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.core.deploy.rollout.BlueGreen.Phase;

class BlueGreenTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration YEARS = Duration.ofDays(10 * 365);
  private static final Rollout CANARY =
      Rollout.canary(10, MINUTE.multipliedBy(5)).terminationWait(MINUTE.multipliedBy(10));
  private final VirtualClock clock = VirtualClock.start();

  private BlueGreen begin(Rollout rollout) {
    return BlueGreen.start(rollout, clock.instant()).tick(clock.instant(), List.of());
  }

  private BlueGreen after(Duration time, BlueGreen state) {
    return state.tick(clock.advance(time), List.of());
  }

  /** The shares at the end of each minute, from the beginning until the end. */
  private List<Double> shares(Rollout rollout) {
    BlueGreen state = begin(rollout);
    List<Double> shares = new ArrayList<>(List.of(state.share()));
    while (!state.ended()) {
      state = after(MINUTE, state);
      shares.add(state.share());
    }
    return shares;
  }

  @Test
  void hasNoTrafficBeforeTheFirstTick() {
    BlueGreen state = BlueGreen.start(CANARY, clock.instant());
    assertThat(state.share()).isZero();
    assertThat(state.phase()).isEqualTo(Phase.SHIFTING);
    assertThat(state.rest()).isZero();
  }

  @Test
  void givesTheCanaryASmallPartAndThenAll() {
    assertThat(shares(CANARY))
        .hasSize(16)
        .startsWith(0.1, 0.1, 0.1, 0.1, 0.1, 1.0)
        .endsWith(1.0, 1.0);
  }

  @Test
  void shiftsInEqualPartsOfWhichTheLastIsWhatIsLeft() {
    assertThat(shares(Rollout.linear(30, MINUTE))).containsExactly(0.3, 0.6, 0.9, 1.0, 1.0);
  }

  @Test
  void givesAllAtOnceAndBakes() {
    BlueGreen state = begin(Rollout.allAtOnce().terminationWait(MINUTE));
    assertThat(state.share()).isEqualTo(1);
    assertThat(state.phase()).isEqualTo(Phase.BAKING);
    assertThat(after(MINUTE, state).phase()).isEqualTo(Phase.COMPLETED);
  }

  @Test
  void waitsToTheLastNanosecond() {
    BlueGreen state = after(MINUTE.multipliedBy(5).minusNanos(1), begin(CANARY));
    assertThat(state.share()).isEqualTo(0.1);
    assertThat(state.rest()).isEqualTo(Duration.ofNanos(1));
    assertThat(after(Duration.ofNanos(1), state).share()).isEqualTo(1);
  }

  @Test
  void looksOnceEvenIfThereIsNothingToWaitFor() {
    BlueGreen state = begin(Rollout.allAtOnce());
    assertThat(state.phase()).isEqualTo(Phase.BAKING);
    assertThat(state.rest()).isZero();
    assertThat(state.tick(clock.instant(), List.of("errors")).phase()).isEqualTo(Phase.ROLLED_BACK);
  }

  @Test
  void rollsBackAtTheTickThatWouldHaveCompletedIt() {
    BlueGreen state = begin(Rollout.allAtOnce().terminationWait(MINUTE));
    BlueGreen ended = state.tick(clock.advance(MINUTE), List.of("errors", "latency"));
    assertThat(ended.phase()).isEqualTo(Phase.ROLLED_BACK);
    assertThat(ended.share()).isZero();
    assertThat(ended.reason()).isEqualTo("errors; latency");
  }

  @Test
  void rollsBackBeforeTheFirstStep() {
    BlueGreen ended = BlueGreen.start(CANARY, clock.instant()).rolledBack("a stop was asked for");
    assertThat(ended).hasToString("ROLLED_BACK 0.0: a stop was asked for");
  }

  @Test
  void staysAsItEnded() {
    BlueGreen state = begin(Rollout.allAtOnce());
    BlueGreen completed = after(MINUTE, state);
    assertThat(after(MINUTE, completed)).isSameAs(completed);
    assertThat(completed.tick(clock.instant(), List.of("too late"))).isSameAs(completed);
    assertThat(completed.rolledBack("too late")).isSameAs(completed);
    assertThat(completed.share()).isEqualTo(1);
    assertThat(completed.rest()).isZero();
  }

  @Test
  void restsForTheEvaluationPeriodAtMost() {
    assertThat(begin(CANARY).rest()).isEqualTo(Duration.ofSeconds(1));
    assertThat(begin(CANARY.evaluationPeriod(Duration.ofHours(1))).rest())
        .isEqualTo(MINUTE.multipliedBy(5));
  }

  @Test
  void givesUpAfterTheTimeout() {
    Rollout rollout = CANARY.maximumExecutionTimeout(MINUTE.multipliedBy(16));
    BlueGreen state = after(MINUTE.multipliedBy(15), begin(rollout));
    BlueGreen ended = after(MINUTE, state);
    assertThat(state.share()).isEqualTo(1);
    assertThat(ended.phase()).isEqualTo(Phase.ROLLED_BACK);
    assertThat(ended.reason())
        .isEqualTo("it had not ended after PT16M; its maximumExecutionTimeout is PT16M.");
  }

  @Test
  void standsStillWhileTheClockIsSetBackAndThenGoesOn() {
    BlueGreen state = after(MINUTE.multipliedBy(4), begin(CANARY));
    state = after(YEARS.negated(), state);
    assertThat(state.share()).isEqualTo(0.1);
    assertThat(after(MINUTE, state).share()).isEqualTo(1);
  }

  @Test
  void isRolledBackByAClockThatIsSetAheadByYears() {
    assertThat(after(YEARS, begin(CANARY)).phase()).isEqualTo(Phase.ROLLED_BACK);
  }

  @Test
  void skipsNoStepWhenTheClockIsSetAhead() {
    BlueGreen state = begin(Rollout.linear(25, MINUTE));
    assertThat(after(MINUTE.multipliedBy(60), state).share()).isEqualTo(0.5);
  }

  @Test
  void endsInTheHugestOfTimes() {
    BlueGreen state = BlueGreen.start(CANARY, Instant.MIN).tick(Instant.MIN, List.of());
    assertThat(state.tick(Instant.MAX, List.of()).phase()).isEqualTo(Phase.ROLLED_BACK);
    BlueGreen back = BlueGreen.start(CANARY, Instant.MAX).tick(Instant.MIN, List.of());
    assertThat(back.share()).isEqualTo(0.1);
  }
}
