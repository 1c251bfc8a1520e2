package org.sagekit.core.deploy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.api.deploy.rollout.Fleets;
import org.sagekit.core.deploy.rollout.Evidence;

/**
 * Rings when something happens in a greater share of all cases than it may: {@code
 * Alarms.errors(0.01).level(0.001)}.
 *
 * <p>One error in three requests says little about a limit of 1 %. So it rings only when the share
 * is above its limit beyond chance: if the true share is at most the limit, the chance that it ever
 * rings in a rollout is at most the level, however often it is asked (Robbins 1970; Ville 1939).
 * Cases are taken to be independent of each other. A true share of twice the limit is found later
 * than one of ten times the limit: of 1 %, in some 1,500 requests instead of 40. Immutable and
 * thread-safe.
 */
public final class ShareAlarm implements Alarm {
  static final long LEAST = 20;
  private static final double LEVEL = 0.01;

  private final String what;
  private final double limit;
  private final Function<Fleets, Tally> tally;
  private final Rule rule;

  /**
   * @param level the chance of ringing wrongly; ignored if plain
   * @param least how many cases there must be
   * @param plain whether chance does not matter
   */
  private record Rule(double level, long least, boolean plain) {
    boolean broken(Tally seen, double limit) {
      if (seen.trials() < least) {
        return false;
      }
      return plain
          ? seen.hits() > limit * seen.trials()
          : Evidence.above(seen.hits(), seen.trials(), limit, level);
    }

    @Override
    public String toString() {
      return (plain ? "plain" : "level " + level) + ", from " + least + " on";
    }
  }

  /**
   * How often it happened, and how often it could have.
   *
   * @param hits 0 or more
   * @param trials at least the hits: a request may be counted as failed a moment before it is
   *     counted as asked
   */
  record Tally(long hits, long trials) {
    static final Tally NONE = new Tally(0, 0);

    Tally {
      hits = Math.max(0, hits);
      trials = Math.max(hits, trials);
    }
  }

  private ShareAlarm(String what, double limit, Function<Fleets, Tally> tally, Rule rule) {
    this.what = what;
    this.limit = limit;
    this.tally = tally;
    this.rule = rule;
  }

  static ShareAlarm of(String what, double limit, Function<Fleets, Tally> tally) {
    Problems.of("Alarm '" + what + "'")
        .require(limit >= 0 && limit <= 1, "maxShare", "from 0 to 1", limit)
        .throwIfAny();
    return new ShareAlarm(what, limit, tally, new Rule(LEVEL, LEAST, false));
  }

  /**
   * This alarm with another chance of ringing wrongly.
   *
   * @param chance in a whole rollout, above 0 and below 1; 0.01 by default
   * @return a new alarm
   * @throws IllegalArgumentException if it is out of its range
   */
  public ShareAlarm level(double chance) {
    Problems.of("Alarm '" + what + "'")
        .require(chance > 0 && chance < 1, "level", "above 0 and below 1", chance)
        .throwIfAny();
    return new ShareAlarm(what, limit, tally, new Rule(chance, rule.least(), rule.plain()));
  }

  /**
   * This alarm with another number of cases before which it never rings.
   *
   * @param cases at least 1; 20 by default
   * @return a new alarm
   * @throws IllegalArgumentException if it is less than 1
   */
  public ShareAlarm least(long cases) {
    Problems.of("Alarm '" + what + "'")
        .require(cases >= 1, "least", "at least 1", cases)
        .throwIfAny();
    return new ShareAlarm(what, limit, tally, new Rule(rule.level(), cases, rule.plain()));
  }

  /**
   * This alarm ringing as soon as the share is above the limit, by chance or not: SageMaker's
   * {@code Threshold}.
   *
   * @return a new alarm
   */
  public ShareAlarm threshold() {
    return new ShareAlarm(what, limit, tally, new Rule(rule.level(), rule.least(), true));
  }

  @Override
  public String name() {
    return "%s above %s (%s)".formatted(what, percent(limit, 12), rule);
  }

  @Override
  public Optional<String> ringing(Fleets seen) {
    Tally now = tally.apply(seen);
    return rule.broken(now, limit)
        ? Optional.of(
            "%s of %s, which is %s"
                .formatted(
                    now.hits(), now.trials(), percent((double) now.hits() / now.trials(), 3)))
        : Optional.empty();
  }

  private static String percent(double share, int digits) {
    BigDecimal percent = new BigDecimal(100 * share).round(new MathContext(digits));
    return percent.stripTrailingZeros().toPlainString() + " %";
  }

  @Override
  public String toString() {
    return name();
  }
}
