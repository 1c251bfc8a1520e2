package org.sagekit.core.deploy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.Latency;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.api.deploy.rollout.Fleets;

/**
 * Where one gets an {@link Alarm} for a {@link org.sagekit.api.deploy.rollout.Rollout}: {@code
 * Alarms.errors(0.01)}. All look at what happened since the rollout began. Those on shares ring
 * when the share is above its limit beyond chance; see {@link ShareAlarm} for how sure they are and
 * how to make one ring at a plain threshold.
 */
public final class Alarms {
  private static final Duration LONGEST =
      Duration.ofNanos(1_000 * Latency.LIMITS_MICROS.get(Latency.LIMITS_MICROS.size() - 1));

  private Alarms() {}

  /**
   * The new model fails too often: {@code modelErrors} among the requests that reached it, which
   * are all but those that were turned away and those with rows that could not be scored.
   *
   * @param maxShare from 0, where the first error rings, to 1
   * @return the alarm
   * @throws IllegalArgumentException if the share is not from 0 to 1
   */
  public static ShareAlarm errors(double maxShare) {
    return ShareAlarm.of(
        "requests that failed",
        maxShare,
        seen ->
            new ShareAlarm.Tally(
                seen.green().modelErrors(), reached(seen.green()) - seen.green().clientErrors()));
  }

  /**
   * The new model cannot score what it is asked too often: {@code clientErrors} among the requests
   * that were not turned away. Callers who were content with the former model are told that their
   * rows are wrong when the new one wants others.
   *
   * @param maxShare from 0 to 1
   * @return the alarm
   * @throws IllegalArgumentException if the share is not from 0 to 1
   */
  public static ShareAlarm refusals(double maxShare) {
    return ShareAlarm.of(
        "requests with rows that could not be scored",
        maxShare,
        seen -> new ShareAlarm.Tally(seen.green().clientErrors(), reached(seen.green())));
  }

  /**
   * The new model turns requests away too often: {@code overloads} among all requests. A model that
   * hangs is seen by this one, as it neither fails nor answers.
   *
   * @param maxShare from 0 to 1
   * @return the alarm
   * @throws IllegalArgumentException if the share is not from 0 to 1
   */
  public static ShareAlarm overloads(double maxShare) {
    return ShareAlarm.of(
        "requests that were turned away",
        maxShare,
        seen -> new ShareAlarm.Tally(seen.green().overloads(), seen.green().invocations()));
  }

  private static long reached(VariantMetrics green) {
    return green.invocations() - green.overloads();
  }

  /**
   * The new model is slow: a quantile of its latency is above a limit, which is to say that a
   * greater share than {@code 1 - quantile} of the answers took longer. As latencies are counted in
   * steps of two, only those surely longer count: the limit is taken as the next one of {@link
   * Latency#LIMITS_MICROS} that is not below it, 200 ms as 262 ms.
   *
   * @param quantile above 0 and below 1, 0.99 for the 99th percentile
   * @param limit above zero, at most 67.108864 seconds
   * @return the alarm
   * @throws IllegalArgumentException if one is out of its range
   */
  public static ShareAlarm latency(double quantile, Duration limit) {
    Problems.of("Alarm 'latency'")
        .require(quantile > 0 && quantile < 1, "quantile", "above 0 and below 1", quantile)
        .require(
            limit.compareTo(Duration.ZERO) > 0 && limit.compareTo(LONGEST) <= 0,
            "limit",
            "above zero and at most " + LONGEST,
            limit)
        .throwIfAny();
    return ShareAlarm.of(
        "answers that took longer than " + limit, 1 - quantile, seen -> slower(seen, limit));
  }

  /**
   * The new model is slower than the former one: more than a hundredth of its answers took longer
   * than {@code factor} times the 99th percentile of the former model's, once that one has answered
   * 1,000 requests since the rollout began; so it is silent if all traffic is shifted at once. As
   * latencies are counted in steps of two, it does not ring for a new model that is less than
   * {@code factor} times as slow, unless the former model's percentile was measured too low, and is
   * certain to ring in time for one that is four times as slow as that (twice, if the factor is a
   * power of two). It is silent if the product is above 67 seconds.
   *
   * @param factor from 1 to 1,000
   * @return the alarm
   * @throws IllegalArgumentException if the factor is out of its range
   */
  public static ShareAlarm slower(double factor) {
    Problems.of("Alarm 'slower'")
        .require(factor >= 1 && factor <= 1_000, "factor", "from 1 to 1000", factor)
        .throwIfAny();
    return ShareAlarm.of(
        "answers that took longer than " + factor + " times the former model's 99th percentile",
        0.01,
        seen -> {
          Latency blue = seen.blue().latency();
          double nanos = factor * blue.quantile(0.99).toNanos();
          return blue.count() < 1_000
              ? ShareAlarm.Tally.NONE
              : slower(seen, Duration.ofNanos((long) Math.ceil(nanos)));
        });
  }

  private static ShareAlarm.Tally slower(Fleets seen, Duration limit) {
    Latency latency = seen.green().latency();
    long slower = 0;
    for (int place = 1; place < latency.counts().size(); place++) {
      boolean beyond = 1_000 * Latency.LIMITS_MICROS.get(place - 1) >= limit.toNanos();
      slower += beyond ? latency.counts().get(place) : 0;
    }
    return new ShareAlarm.Tally(slower, latency.count());
  }

  /**
   * The models disagree too often on rows that both have answered. For classes; two numbers are
   * hardly ever the same, and {@link #difference} is for them.
   *
   * @param maxShare from 0 to 1
   * @return the alarm
   * @throws IllegalArgumentException if the share is not from 0 to 1
   */
  public static ShareAlarm disagreement(double maxShare) {
    return ShareAlarm.of(
        "rows on which the models disagree",
        maxShare,
        seen -> new ShareAlarm.Tally(seen.disagreement().different(), seen.disagreement().pairs()));
  }

  /**
   * The numbers of the models are too far from each other: the mean distance on the rows that both
   * have answered is above a limit, once there are 20 of them. A plain threshold, as nothing is
   * known of how the distances spread.
   *
   * @param maxMean at least 0, in the unit of the prediction
   * @return the alarm
   * @throws IllegalArgumentException if the limit is negative or NaN
   */
  public static Alarm difference(double maxMean) {
    Problems.of("Alarm 'difference'")
        .require(maxMean >= 0, "maxMean", "at least 0", maxMean)
        .throwIfAny();
    return threshold(
        "mean difference of the models",
        seen ->
            seen.disagreement().pairs() < ShareAlarm.LEAST
                ? Double.NaN
                : seen.disagreement().meanDifference(),
        maxMean);
  }

  /**
   * A figure is above a limit (SageMaker's {@code GreaterThanThreshold}).
   *
   * @param metric its name, not blank
   * @param value the figure; NaN if it is not known, which does not ring
   * @param limit any number
   * @return an alarm with the name of the figure and its limit
   * @throws IllegalArgumentException if the name is blank or the limit is NaN
   */
  public static Alarm threshold(String metric, ToDoubleFunction<Fleets> value, double limit) {
    Problems.notBlank("Alarm", "metric", metric);
    Problems.of("Alarm '" + metric + "'")
        .require(!Double.isNaN(limit), "limit", "a number", limit)
        .throwIfAny();
    return new NamedAlarm(
        metric + " above " + limit,
        seen -> {
          double now = value.applyAsDouble(seen);
          return now > limit ? Optional.of("it is " + now) : Optional.empty();
        });
  }

  /**
   * An alarm of the user's own, such as a figure of the business. It counts by its name in the
   * settings of a job, so change the name with what it does.
   *
   * @param name not blank
   * @param rings true if the new model must not go on; false also if nothing is known
   * @return the alarm
   * @throws IllegalArgumentException if the name is blank
   */
  public static Alarm of(String name, Predicate<Fleets> rings) {
    return new NamedAlarm(
        Problems.notBlank("Alarm", "name", name),
        seen -> rings.test(seen) ? Optional.of("it rang at " + seen.now()) : Optional.empty());
  }

  /**
   * An alarm that must have rung at several of the last looks (SageMaker's {@code
   * DatapointsToAlarm} out of {@code EvaluationPeriods}; a datapoint is a look).
   *
   * @param alarm what is asked at each look
   * @param datapointsToAlarm from 1 to the periods
   * @param evaluationPeriods how many of the last looks count, from 1 to 10,000
   * @return an alarm that begins anew with each rollout
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Alarm lasting(Alarm alarm, int datapointsToAlarm, int evaluationPeriods) {
    return new LastingAlarm(alarm, datapointsToAlarm, evaluationPeriods);
  }
}
