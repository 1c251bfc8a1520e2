package org.sagekit.core.review;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.review.ReviewCondition;

/** Where conditions of human review come from. All of them are stateless and thread-safe. */
public final class Conditions {
  private static final int DIGITS = 13;
  private static final double RANGE = 0x1p52;

  private Conditions() {}

  private record Named(String name, Predicate<CaptureRecord> predicate) implements ReviewCondition {
    @Override
    public boolean picks(CaptureRecord record) {
      return predicate.test(record);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Picks predictions of classes that the model is not sure of, and those whose confidence is no
   * number. Predicted numbers have no confidence and are never picked.
   *
   * @param threshold more than 0, at most 1
   * @return the condition {@code confidence below 0.7}
   * @throws IllegalArgumentException if the threshold is out of range
   */
  public static ReviewCondition confidenceBelow(double threshold) {
    Problems.of("Conditions.confidenceBelow")
        .require(threshold > 0 && threshold <= 1, "threshold", "above 0 and at most 1", threshold)
        .throwIfAny();
    return new Named(
        "confidence below " + threshold,
        record ->
            !record.output().classes().isEmpty() && !(record.output().confidence() >= threshold));
  }

  /**
   * Picks a random share, whatever the model says: what keeps watch over confident mistakes. The
   * same event id is picked or not in every run and every process; whoever is picked at a share is
   * picked at every greater one.
   *
   * @param share from 0 to 1
   * @param seed another seed, another sample
   * @return the condition {@code sample of 0.05, seed 7}
   * @throws IllegalArgumentException if the share is out of range
   */
  public static ReviewCondition sample(double share, long seed) {
    Problems.of("Conditions.sample")
        .require(share >= 0 && share <= 1, "share", "from 0 to 1", share)
        .throwIfAny();
    return new Named(
        "sample of " + share + ", seed " + seed, record -> draw(record.eventId(), seed) < share);
  }

  /** From 0 to just below 1, evenly over event ids. */
  private static double draw(String eventId, long seed) {
    Fingerprint mixed = Fingerprint.digest().number(seed).text(eventId).done();
    return Long.parseLong(mixed.hex().substring(0, DIGITS), 16) / RANGE;
  }

  /**
   * Picks what at least one condition picks.
   *
   * @param conditions at least one
   * @return the condition {@code any of (a, b)}
   * @throws IllegalArgumentException if there is none
   */
  public static ReviewCondition any(ReviewCondition... conditions) {
    List<ReviewCondition> all = checked("Conditions.any", conditions);
    return new Named(
        "any of " + names(all), record -> all.stream().anyMatch(one -> one.picks(record)));
  }

  /**
   * Picks what all conditions pick.
   *
   * @param conditions at least one
   * @return the condition {@code all of (a, b)}
   * @throws IllegalArgumentException if there is none
   */
  public static ReviewCondition all(ReviewCondition... conditions) {
    List<ReviewCondition> all = checked("Conditions.all", conditions);
    return new Named(
        "all of " + names(all), record -> all.stream().allMatch(one -> one.picks(record)));
  }

  private static List<ReviewCondition> checked(String subject, ReviewCondition... conditions) {
    Arrays.stream(conditions).forEach(one -> Objects.requireNonNull(one, "condition"));
    Problems.of(subject)
        .require(conditions.length > 0, "conditions", "at least one", "none")
        .throwIfAny();
    return List.of(conditions);
  }

  private static String names(List<ReviewCondition> conditions) {
    return conditions.stream()
        .map(ReviewCondition::name)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
