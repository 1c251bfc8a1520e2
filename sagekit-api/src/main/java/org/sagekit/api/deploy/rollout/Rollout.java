package org.sagekit.api.deploy.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;

/**
 * How a new model takes the place of the one that serves: {@code Rollout.canary(10,
 * Duration.ofMinutes(10)).terminationWait(Duration.ofMinutes(30)).alarm(...)}. It is what SageMaker
 * calls a blue/green deployment ({@code BlueGreenUpdatePolicy} with {@code
 * AutoRollbackConfiguration}): the former model, blue, stays ready until the new one, green, has
 * had all traffic for the baking time; whenever an alarm rings before that, all traffic goes back
 * to blue. Immutable.
 *
 * @param routing in which steps green gets the traffic
 * @param terminationWait the baking time: how long the alarms are watched after the last step
 *     before blue is given up ({@code TerminationWaitInSeconds}); zero by default, at most 365 days
 * @param maximumExecutionTimeout after which a rollout that has not ended is rolled back ({@code
 *     MaximumExecutionTimeoutInSeconds}); longer than all waits together, at most 10,000 days. If
 *     it is not there, it is all waits together and 8 hours
 * @param evaluationPeriod how often the alarms are asked; from a millisecond to a day, a second by
 *     default
 * @param alarms that roll back, each of another name; none by default
 */
public record Rollout(
    TrafficRouting routing,
    Duration terminationWait,
    Optional<Duration> maximumExecutionTimeout,
    Duration evaluationPeriod,
    List<Alarm> alarms) {
  private static final Duration GRACE = Duration.ofHours(8);
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(10_000);
  private static final Duration SHORTEST_PERIOD = Duration.ofMillis(1);
  private static final Duration LONGEST_PERIOD = Duration.ofDays(1);

  /**
   * Checks the ranges and copies the alarms.
   *
   * @throws IllegalArgumentException if something is out of its range, or two alarms have one name;
   *     the message has all problems
   */
  public Rollout {
    Objects.requireNonNull(routing, "routing");
    Objects.requireNonNull(maximumExecutionTimeout, "maximumExecutionTimeout");
    alarms = List.copyOf(alarms);
    Problems problems = Problems.of("Rollout " + routing.type());
    TrafficRouting.requireTime(problems, "terminationWait", terminationWait);
    Duration waits = routing.shiftingTime().plus(terminationWait);
    maximumExecutionTimeout.ifPresent(
        time ->
            problems.require(
                time.compareTo(waits) > 0 && time.compareTo(LONGEST_TIMEOUT) <= 0,
                "maximumExecutionTimeout",
                "longer than all waits together, " + waits + ", and at most 10000 days",
                time));
    List<String> names = alarms.stream().map(Alarm::name).toList();
    problems
        .require(
            evaluationPeriod.compareTo(SHORTEST_PERIOD) >= 0
                && evaluationPeriod.compareTo(LONGEST_PERIOD) <= 0,
            "evaluationPeriod",
            "from a millisecond to a day",
            evaluationPeriod)
        .require(
            names.stream().distinct().count() == names.size()
                && names.stream().noneMatch(String::isBlank),
            "alarms",
            "of different names that are not blank",
            names)
        .throwIfAny();
  }

  /**
   * A rollout without baking time and alarms.
   *
   * @param routing in which steps the new model gets the traffic
   * @return the rollout
   */
  public static Rollout of(TrafficRouting routing) {
    return new Rollout(routing, Duration.ZERO, Optional.empty(), Duration.ofSeconds(1), List.of());
  }

  /**
   * All traffic in one step, without baking time and alarms.
   *
   * @return the rollout
   */
  public static Rollout allAtOnce() {
    return of(TrafficRouting.allAtOnce());
  }

  /**
   * A small part of the traffic first, then all the rest.
   *
   * @param percent of the requests in the first step, from 1 to 50
   * @param waitInterval between the two steps, from zero to 365 days
   * @return a rollout without baking time and alarms
   * @throws IllegalArgumentException if one is out of its range
   */
  public static Rollout canary(int percent, Duration waitInterval) {
    return of(TrafficRouting.canary(percent, waitInterval));
  }

  /**
   * Equal parts of the traffic, one after the other.
   *
   * @param percent of the requests in each step, from 10 to 50
   * @param waitInterval between two steps, from zero to 365 days
   * @return a rollout without baking time and alarms
   * @throws IllegalArgumentException if one is out of its range
   */
  public static Rollout linear(int percent, Duration waitInterval) {
    return of(TrafficRouting.linear(percent, waitInterval));
  }

  /**
   * This rollout with a baking time.
   *
   * @param time after the last step, from zero to 365 days
   * @return a new rollout
   * @throws IllegalArgumentException if it is out of its range
   */
  public Rollout terminationWait(Duration time) {
    return new Rollout(routing, time, maximumExecutionTimeout, evaluationPeriod, alarms);
  }

  /**
   * This rollout with a time after which it is rolled back if it has not ended.
   *
   * @param time longer than all waits together
   * @return a new rollout
   * @throws IllegalArgumentException if it is not
   */
  public Rollout maximumExecutionTimeout(Duration time) {
    return new Rollout(routing, terminationWait, Optional.of(time), evaluationPeriod, alarms);
  }

  /**
   * This rollout with alarms that are asked so often.
   *
   * @param time from a millisecond to a day
   * @return a new rollout
   * @throws IllegalArgumentException if it is out of its range
   */
  public Rollout evaluationPeriod(Duration time) {
    return new Rollout(routing, terminationWait, maximumExecutionTimeout, time, alarms);
  }

  /**
   * This rollout with one more alarm.
   *
   * @param alarm rolls back when it rings
   * @return a new rollout
   * @throws IllegalArgumentException if there is one of its name
   */
  public Rollout alarm(Alarm alarm) {
    List<Alarm> more = new ArrayList<>(alarms);
    more.add(Objects.requireNonNull(alarm, "alarm"));
    return new Rollout(routing, terminationWait, maximumExecutionTimeout, evaluationPeriod, more);
  }

  /**
   * When it is rolled back if it has not ended.
   *
   * @return the maximum execution timeout, or what stands for it
   */
  public Duration timeout() {
    return maximumExecutionTimeout.orElseGet(
        () -> routing.shiftingTime().plus(terminationWait).plus(GRACE));
  }

  /**
   * What the rollout is, for the fingerprint of the job that has it. Alarms count by their names.
   *
   * @return names and canonical text
   */
  public Settings settings() {
    return Settings.empty()
        .with("routing", routing.type())
        .with("size", routing.size())
        .with("waitInterval", routing.waitInterval())
        .with("terminationWait", terminationWait)
        .with("maximumExecutionTimeout", timeout())
        .with("evaluationPeriod", evaluationPeriod)
        .with("alarms", alarms.stream().map(Alarm::name).toList());
  }
}
