package org.sagekit.api.deploy.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.Problems;

/**
 * How a rollout gives traffic to the new model, the green fleet: what SageMaker calls {@code
 * TrafficRoutingConfiguration}, with its {@code Type}, {@code WaitIntervalInSeconds}, and {@code
 * CanarySize} or {@code LinearStepSize} in percent of the capacity ({@code CAPACITY_PERCENT}).
 * Sizes have SageMaker's ranges. Its wait interval is from 0 to 3,600 seconds; here, where no
 * machine has to start, it may be any time from zero to 365 days. Immutable.
 *
 * @param type whether all at once, in two steps or in many
 * @param size the percent of the requests that the first step gives to the new model: {@code
 *     CanarySize} from 1 to 50, {@code LinearStepSize} from 10 to 50, always 100 if all at once
 * @param waitInterval how long the alarms are watched before the next step; always zero if all at
 *     once, where no step follows
 */
public record TrafficRouting(Type type, int size, Duration waitInterval) {

  /** How many steps there are. The names are SageMaker's. */
  public enum Type {
    /** All traffic in one step. */
    ALL_AT_ONCE,
    /** A small part first; if all is well with it, all the rest. */
    CANARY,
    /** Equal parts, one after the other. */
    LINEAR
  }

  /** The longest time that may be given for anything in a rollout. */
  static final Duration LONGEST = Duration.ofDays(365);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if size or interval are out of their range; the message has
   *     all problems
   */
  public TrafficRouting {
    Objects.requireNonNull(type, "type");
    Problems problems = Problems.of("TrafficRouting " + type);
    switch (type) {
      case ALL_AT_ONCE -> problems.require(size == 100, "size", "100", size);
      case CANARY ->
          problems.require(size >= 1 && size <= 50, "canary size", "from 1 to 50 percent", size);
      case LINEAR ->
          problems.require(
              size >= 10 && size <= 50, "linear step size", "from 10 to 50 percent", size);
    }
    requireTime(problems, "waitInterval", waitInterval);
    problems
        .require(
            type != Type.ALL_AT_ONCE || waitInterval.isZero(),
            "waitInterval",
            "zero, as no step follows",
            waitInterval,
            "the terminationWait of the rollout is what should be set")
        .throwIfAny();
  }

  static void requireTime(Problems problems, String name, Duration time) {
    Objects.requireNonNull(time, name);
    problems.require(
        !time.isNegative() && time.compareTo(LONGEST) <= 0, name, "from zero to 365 days", time);
  }

  /**
   * All traffic in one step.
   *
   * @return the routing
   */
  public static TrafficRouting allAtOnce() {
    return new TrafficRouting(Type.ALL_AT_ONCE, 100, Duration.ZERO);
  }

  /**
   * A small part first, then all the rest.
   *
   * @param percent of the requests in the first step, from 1 to 50
   * @param waitInterval between the two steps, from zero to 365 days
   * @return the routing
   * @throws IllegalArgumentException if one is out of its range
   */
  public static TrafficRouting canary(int percent, Duration waitInterval) {
    return new TrafficRouting(Type.CANARY, percent, waitInterval);
  }

  /**
   * Equal parts, one after the other; the last one is what is left.
   *
   * @param percent of the requests in each step, from 10 to 50
   * @param waitInterval between two steps, from zero to 365 days
   * @return the routing
   * @throws IllegalArgumentException if one is out of its range
   */
  public static TrafficRouting linear(int percent, Duration waitInterval) {
    return new TrafficRouting(Type.LINEAR, percent, waitInterval);
  }

  /**
   * The share of the requests that the new model has after each step.
   *
   * @return ascending, above 0; the last one is 1
   */
  public List<Double> shares() {
    List<Double> shares = new ArrayList<>();
    int step = type == Type.CANARY ? 100 : size;
    for (int percent = size; percent < 100; percent += step) {
      shares.add(percent / 100.0);
    }
    shares.add(1.0);
    return List.copyOf(shares);
  }

  /**
   * How long the traffic takes to shift if nothing happens.
   *
   * @return the wait interval as often as there are steps after the first
   */
  public Duration shiftingTime() {
    return waitInterval.multipliedBy(shares().size() - 1);
  }
}
