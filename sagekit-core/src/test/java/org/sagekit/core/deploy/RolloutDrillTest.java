package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.SeenFleets;
import org.sagekit.api.contract.VirtualClock;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.core.deploy.rollout.BlueGreen;
import org.sagekit.core.deploy.rollout.BlueGreen.Phase;
import org.sagekit.core.deploy.rollout.Watch;

/** Rollouts of models that were made up, with 10 requests a second, on a clock of their own. */
class RolloutDrillTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Rollout ROLLOUT =
      Rollout.canary(10, MINUTE.multipliedBy(10))
          .terminationWait(MINUTE.multipliedBy(10))
          .alarm(Alarms.errors(0.01))
          .alarm(Alarms.latency(0.99, Duration.ofMillis(200)))
          .alarm(Alarms.slower(4))
          .alarm(Alarms.disagreement(0.05));
  private final VirtualClock clock = VirtualClock.start();
  private double green;

  /** Drives a rollout; the model says what is seen after it was given so many requests. */
  private BlueGreen drive(BiConsumer<SeenFleets, Long> model) {
    Instant begin = clock.instant();
    BlueGreen state = BlueGreen.start(ROLLOUT, begin);
    double blue = 0;
    while (!state.ended()) {
      SeenFleets seen = SeenFleets.at(begin).now(clock.instant());
      seen.blue((long) blue, Duration.ofMillis(1));
      model.accept(seen, (long) green);
      state = state.tick(clock.instant(), Watch.reasons(ROLLOUT.alarms(), seen.fleets()));
      double seconds = state.rest().toMillis() / 1_000.0;
      green += 10 * state.share() * seconds;
      blue += 10 * (1 - state.share()) * seconds;
      clock.advance(state.rest());
    }
    return state;
  }

  private static void good(SeenFleets seen, long requests) {
    seen.green(requests, Duration.ofMillis(1)).disagreement(requests, requests / 50, 0);
  }

  @Test
  void completesAGoodModelInTheTimeThatItWasGiven() {
    BlueGreen ended = drive(RolloutDrillTest::good);
    assertThat(ended.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(clock.instant()).isEqualTo(VirtualClock.start().instant().plusSeconds(1_200));
    assertThat(green).isBetween(6_590.0, 6_610.0);
  }

  @Test
  void takesBackAModelThatFailsBeforeMoreThanACanarySawIt() {
    BlueGreen ended = drive((seen, requests) -> seen.green(requests, 0, requests / 5, 0));
    assertThat(ended.phase()).isEqualTo(Phase.ROLLED_BACK);
    assertThat(ended.share()).isZero();
    assertThat(ended.reason()).startsWith("requests that failed above 1 %").contains("which is");
    assertThat(green).isLessThan(40);
  }

  @Test
  void takesBackAModelThatIsSlow() {
    BlueGreen ended = drive((seen, n) -> seen.green(n, Duration.ofMillis(300)));
    assertThat(ended.phase()).isEqualTo(Phase.ROLLED_BACK);
    assertThat(ended.reason()).startsWith("answers that took longer than PT0.2S above 1 %");
    assertThat(green).isLessThan(40);
  }

  @Test
  void takesBackAModelThatIsMuchSlowerThanTheFormerOne() {
    BlueGreen ended = drive((seen, n) -> seen.green(n, Duration.ofMillis(30)));
    assertThat(ended.reason()).startsWith("answers that took longer than 4.0 times the former");
  }

  @Test
  void takesBackAModelThatDisagrees() {
    BlueGreen ended =
        drive((seen, n) -> seen.green(n, Duration.ofMillis(1)).disagreement(n, n / 5, 0));
    assertThat(ended.reason()).startsWith("rows on which the models disagree above 5 %");
    assertThat(green).isLessThan(100);
  }

  @Test
  void takesBackAModelThatFailsOnlyUnderFullLoad() {
    BlueGreen ended =
        drive(
            (seen, n) -> {
              good(seen, n);
              seen.green(n, 0, Math.max(0, n - 700) / 10, 0);
            });
    assertThat(ended.phase()).isEqualTo(Phase.ROLLED_BACK);
    assertThat(green).isBetween(700.0, 1_100.0);
  }
}
