package org.sagekit.core.deploy.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.api.deploy.rollout.TrafficRouting;

/**
 * Where a rollout stands. It is told the time and what the alarms say, and answers with where it
 * stands then: how great the share of the new model, green, is, whether it is shifting or baking,
 * and how it ended. Immutable; no threads, no clock of its own.
 *
 * <p>A tick does one thing at most, so each step is looked at by the alarms before the next one,
 * however long nobody looked. Whatever an alarm says before the end rolls back at that tick, also
 * at the one that would have completed. After a crash a rollout is not taken up again: its state is
 * not kept, and the former model serves.
 *
 * <p><b>When the clock jumps.</b> Time is the sum of what passed between ticks. A clock that is set
 * back has stood still for that tick, and time goes on from where the clock is then: waits become
 * longer by the tick at most, and none becomes endless. A clock that is set ahead makes waits
 * shorter, but skips no step; if it is set ahead beyond the timeout, the rollout is rolled back, as
 * if nobody had watched it all that time.
 */
public final class BlueGreen {

  /** What is going on. */
  public enum Phase {
    /** Green has not all traffic yet; before the first tick it has none. */
    SHIFTING,
    /** Green has all traffic, and blue is ready to take it back. */
    BAKING,
    /** Green has all traffic for good. */
    COMPLETED,
    /** Blue has all traffic again. */
    ROLLED_BACK
  }

  private final Rollout rollout;
  private final List<Double> shares;
  private final int steps;
  private final Phase phase;
  private final String reason;
  private final Times times;

  /**
   * @param seen what the clock said at the last tick
   * @param elapsed since the start
   * @param waited since the last step
   */
  private record Times(Instant seen, Duration elapsed, Duration waited) {
    Times at(Instant now) {
      Duration passed = Duration.between(seen, now);
      Duration more = passed.isNegative() ? Duration.ZERO : passed;
      return new Times(now, elapsed.plus(more), waited.plus(more));
    }

    Times stepped() {
      return new Times(seen, elapsed, Duration.ZERO);
    }
  }

  private BlueGreen(Rollout rollout, int steps, Phase phase, String reason, Times times) {
    this.rollout = rollout;
    this.shares = rollout.routing().shares();
    this.steps = steps;
    this.phase = phase;
    this.reason = reason;
    this.times = times;
  }

  /**
   * A rollout whose new model is warm and has no traffic. It takes the first step at its first
   * tick.
   *
   * @param rollout what shall be done
   * @param now what the clock says
   * @return shifting, with a share of 0
   */
  public static BlueGreen start(Rollout rollout, Instant now) {
    Objects.requireNonNull(now, "now");
    Times times = new Times(now, Duration.ZERO, Duration.ZERO);
    return new BlueGreen(rollout, 0, Phase.SHIFTING, "", times);
  }

  /**
   * Looks.
   *
   * @param now what the clock says
   * @param reasons why it must not go on; empty if all is well
   * @return where it stands then; this itself if it has ended
   */
  public BlueGreen tick(Instant now, List<String> reasons) {
    if (ended()) {
      return this;
    }
    BlueGreen seen = new BlueGreen(rollout, steps, phase, reason, times.at(now));
    if (!reasons.isEmpty()) {
      return seen.rolledBack(String.join("; ", reasons));
    }
    if (seen.times.elapsed().compareTo(rollout.timeout()) >= 0) {
      return seen.rolledBack(
          "it had not ended after %s; its maximumExecutionTimeout is %s."
              .formatted(seen.times.elapsed(), rollout.timeout()));
    }
    return seen.left().isZero() ? seen.next() : seen;
  }

  /** What is to be done when the wait is over. */
  private BlueGreen next() {
    if (phase == Phase.BAKING) {
      return new BlueGreen(rollout, steps, Phase.COMPLETED, "", times);
    }
    Phase then = steps + 1 == shares.size() ? Phase.BAKING : Phase.SHIFTING;
    return new BlueGreen(rollout, steps + 1, then, "", times.stepped());
  }

  /** How much of the wait is left. */
  private Duration left() {
    Duration wait =
        switch (phase) {
          case SHIFTING -> steps == 0 ? Duration.ZERO : routing().waitInterval();
          case BAKING -> rollout.terminationWait();
          case COMPLETED, ROLLED_BACK -> Duration.ZERO;
        };
    return wait.compareTo(times.waited()) <= 0 ? Duration.ZERO : wait.minus(times.waited());
  }

  private TrafficRouting routing() {
    return rollout.routing();
  }

  /**
   * Gives the rollout up, whatever the time is.
   *
   * @param why for people, such as a stop that was asked for
   * @return rolled back; this itself if it has ended
   */
  public BlueGreen rolledBack(String why) {
    return ended() ? this : new BlueGreen(rollout, steps, Phase.ROLLED_BACK, why, times);
  }

  /**
   * What is going on.
   *
   * @return the phase
   */
  public Phase phase() {
    return phase;
  }

  /**
   * Whether nothing will change any more.
   *
   * @return true if it is completed or rolled back
   */
  public boolean ended() {
    return phase == Phase.COMPLETED || phase == Phase.ROLLED_BACK;
  }

  /**
   * The share of the requests that green shall have now.
   *
   * @return from 0 to 1: one of the routing's shares, 0 before the first tick and if rolled back
   */
  public double share() {
    return steps == 0 || phase == Phase.ROLLED_BACK ? 0 : shares.get(steps - 1);
  }

  /**
   * Why it was rolled back.
   *
   * @return for people; empty if it was not
   */
  public String reason() {
    return reason;
  }

  /**
   * How long whoever drives the rollout can rest before the next tick.
   *
   * @return the evaluation period, or less if something is due before; zero if it has ended
   */
  public Duration rest() {
    Duration due = left();
    return due.compareTo(rollout.evaluationPeriod()) < 0 ? due : rollout.evaluationPeriod();
  }

  @Override
  public String toString() {
    return phase + " " + share() + (reason.isEmpty() ? "" : ": " + reason);
  }
}
