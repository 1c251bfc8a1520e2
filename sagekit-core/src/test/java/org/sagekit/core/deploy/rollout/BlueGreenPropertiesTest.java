package org.sagekit.core.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.api.deploy.rollout.TrafficRouting;
import org.sagekit.core.deploy.rollout.BlueGreen.Phase;

/** What holds for all rollouts and all ways in which time may pass. */
class BlueGreenPropertiesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** A tick and where the rollout stood after it; the time is what truly or seemingly passed. */
  private record Step(Duration time, BlueGreen before, BlueGreen after) {
    boolean shifted() {
      return after.share() > before.share();
    }
  }

  @Provide
  Arbitrary<Rollout> rollouts() {
    Arbitrary<Duration> waits =
        Arbitraries.longs().between(0, 600).map(seconds -> Duration.ofSeconds(seconds));
    Arbitrary<TrafficRouting> routings =
        Arbitraries.oneOf(
            Arbitraries.just(TrafficRouting.allAtOnce()),
            Combinators.combine(Arbitraries.integers().between(1, 50), waits)
                .as(TrafficRouting::canary),
            Combinators.combine(Arbitraries.integers().between(10, 50), waits)
                .as(TrafficRouting::linear));
    return Combinators.combine(routings, waits, Arbitraries.longs().between(1, 20_000))
        .as(
            (routing, baking, more) ->
                Rollout.of(routing)
                    .terminationWait(baking)
                    .maximumExecutionTimeout(
                        routing.shiftingTime().plus(baking).plusSeconds(more)));
  }

  /** Seconds between ticks: mostly few, sometimes none, back, or years. */
  @Provide
  Arbitrary<List<Long>> passing() {
    return Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.longs().between(0, 400)),
            Tuple.of(1, Arbitraries.longs().between(-1_000_000_000L, 0)),
            Tuple.of(1, Arbitraries.longs().between(0, 1_000_000_000L)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  private static List<Step> ticks(Rollout rollout, List<Long> passing) {
    List<Step> steps = new ArrayList<>();
    BlueGreen state = BlueGreen.start(rollout, START);
    Instant now = START;
    Duration time = Duration.ZERO;
    for (long seconds : passing) {
      now = now.plusSeconds(seconds);
      time = time.plusSeconds(Math.max(0, seconds));
      BlueGreen next = state.tick(now, List.of());
      steps.add(new Step(time, state, next));
      state = next;
    }
    return steps;
  }

  @Property
  void theShareNeverFallsBeforeTheEnd(
      @ForAll("rollouts") Rollout rollout, @ForAll("passing") List<Long> passing) {
    for (Step step : ticks(rollout, passing)) {
      assertThat(step.after().share()).isBetween(0.0, 1.0);
      if (step.after().phase() != Phase.ROLLED_BACK) {
        assertThat(step.after().share()).isGreaterThanOrEqualTo(step.before().share());
      }
    }
  }

  @Property
  void noShareOfTheRoutingIsSkipped(
      @ForAll("rollouts") Rollout rollout, @ForAll("passing") List<Long> passing) {
    List<Double> shares =
        ticks(rollout, passing).stream()
            .filter(Step::shifted)
            .map(step -> step.after().share())
            .toList();
    assertThat(shares).isEqualTo(rollout.routing().shares().subList(0, shares.size()));
  }

  @Property
  void noStepIsTakenBeforeTheWaitIntervalIsOver(
      @ForAll("rollouts") Rollout rollout, @ForAll("passing") List<Long> passing) {
    List<Step> shifts = ticks(rollout, passing).stream().filter(Step::shifted).toList();
    for (int i = 1; i < shifts.size(); i++) {
      assertThat(shifts.get(i).time().minus(shifts.get(i - 1).time()))
          .isGreaterThanOrEqualTo(rollout.routing().waitInterval());
    }
  }

  @Property
  void nothingIsCompletedBeforeItHasBaked(
      @ForAll("rollouts") Rollout rollout, @ForAll("passing") List<Long> passing) {
    Duration lastShift = Duration.ZERO;
    for (Step step : ticks(rollout, passing)) {
      lastShift = step.shifted() ? step.time() : lastShift;
      if (step.after().phase() == Phase.COMPLETED) {
        assertThat(step.before().share()).isEqualTo(1);
        assertThat(step.time().minus(lastShift))
            .isGreaterThanOrEqualTo(
                step.before().ended() ? Duration.ZERO : rollout.terminationWait());
      }
    }
  }

  @Property
  void anAlarmAtAnyTickBeforeTheEndRollsBackAtThatTick(
      @ForAll("rollouts") Rollout rollout, @ForAll("passing") List<Long> passing) {
    Instant now = START;
    for (Step step : ticks(rollout, passing)) {
      now = now.plusSeconds(1);
      BlueGreen rung = step.before().tick(now, List.of("errors"));
      if (step.before().ended()) {
        assertThat(rung).isSameAs(step.before());
      } else {
        assertThat(rung.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(rung.share()).isZero();
        assertThat(rung.reason()).isEqualTo("errors");
      }
    }
  }

  @Property
  void nothingGoesOnAfterTheTimeout(
      @ForAll("rollouts") Rollout rollout, @ForAll("passing") List<Long> passing) {
    for (Step step : ticks(rollout, passing)) {
      if (step.time().compareTo(rollout.timeout()) >= 0) {
        assertThat(step.after().ended()).isTrue();
      }
      if (step.after().phase() == Phase.ROLLED_BACK) {
        assertThat(step.time()).isGreaterThanOrEqualTo(rollout.timeout());
        assertThat(step.after().reason()).contains("maximumExecutionTimeout");
      }
    }
  }

  @Property
  void whoRestsAsLongAsItSaysCompletesItInTheShortestTime(@ForAll("rollouts") Rollout rollout) {
    Rollout patient = rollout.evaluationPeriod(Duration.ofDays(1));
    BlueGreen state = BlueGreen.start(patient, START);
    Instant now = START;
    int ticks = 0;
    while (!state.ended()) {
      now = now.plus(state.rest());
      state = state.tick(now, List.of());
      ticks++;
    }
    assertThat(state.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(Duration.between(START, now))
        .isEqualTo(rollout.routing().shiftingTime().plus(rollout.terminationWait()));
    assertThat(ticks).isEqualTo(rollout.routing().shares().size() + 1);
  }
}
