package org.sagekit.core.track.reproduce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.Reproduction;
import org.sagekit.api.Reproduction.Verdict;
import org.sagekit.api.Workspace;

/**
 * Compares what was done again with what was done then, and says why it differs. A repetition may
 * be made of several runs, each of which is added by {@link #compare}. For one thread.
 */
public final class Repetition {
  private final String run;
  private final double epsilon;
  private final Outcomes outcomes;
  private final List<String> repeats = new ArrayList<>();
  private final Set<String> reasons = new LinkedHashSet<>();

  /**
   * Begins.
   *
   * @param run that is repeated
   * @param epsilon the greatest relative difference that is rounding, 0 or more
   * @param workspace where values are kept
   * @throws IllegalArgumentException if epsilon is negative or not finite
   */
  public Repetition(String run, double epsilon, Workspace workspace) {
    Problems.of("Repetition of '" + run + "'")
        .require(epsilon >= 0 && Double.isFinite(epsilon), "epsilon", "0 or more", epsilon)
        .throwIfAny();
    this.run = run;
    this.epsilon = epsilon;
    this.outcomes = new Outcomes(epsilon, workspace);
  }

  /**
   * Adds a reason.
   *
   * @param reason a sentence
   */
  public void because(String reason) {
    reasons.add(reason);
  }

  /**
   * Adds a run that did again what was done then.
   *
   * @param id of the run
   * @param then what was done
   * @param now what was done again
   * @param course what else is known of it
   */
  public void compare(String id, Account then, Account now, Course course) {
    repeats.add(id);
    reasons.addAll(surroundings(then, now));
    Map<String, Step> thenByKey = new LinkedHashMap<>();
    then.steps().forEach(step -> thenByKey.put(step.key(), step));
    StepChanges changes = new StepChanges();
    List<String> come = new ArrayList<>();
    for (Step step : now.steps()) {
      Step before = thenByKey.remove(step.key());
      if (before != null && course.lines().contains(step.path())) {
        outcomes.compareLine(before, step);
      } else if (before != null) {
        List<String> why = changes.between(before, step);
        reasons.addAll(why);
        judge(before, step, course, why.isEmpty());
      } else if (!course.lines().contains(step.path())) {
        come.add(step.path());
      }
    }
    if (!come.isEmpty()) {
      reasons.add("Not done then: %s.".formatted(Names.of(come)));
    }
    left(List.copyOf(thenByKey.values()), course);
  }

  /** What was done then and not again. */
  private void left(List<Step> steps, Course course) {
    course
        .end()
        .ifPresent(
            path ->
                reasons.add(
                    "Stage '%s' acts on the world and is not done twice: the repetition ended before it."
                        .formatted(path)));
    List<Step> lost =
        steps.stream()
            .filter(step -> !step.key().isEmpty() && !course.lines().contains(step.path()))
            .filter(step -> !course.end().equals(Optional.of(step.path())))
            .toList();
    if (!lost.isEmpty()) {
      reasons.add("Not repeated: %s.".formatted(Names.of(lost.stream().map(Step::path).toList())));
    }
    if (course.end().isEmpty()) {
      lost.forEach(outcomes::lost);
    }
  }

  private static List<String> surroundings(Account then, Account now) {
    return then.environment()
        .flatMap(
            before -> now.environment().map(after -> EnvironmentChanges.between(before, after)))
        .orElse(List.of());
  }

  private void judge(Step then, Step now, Course course, boolean allAlike) {
    Verdict verdict = outcomes.compare(then, now);
    if (course.unversioned().contains(now.path())) {
      reasons.add(
          "Stage '%s' has no fingerprint: nobody can know whether its function does the same again, or reads what has changed. Maybe give it a name and a version."
              .formatted(now.path()));
    } else if (allAlike && verdict != Verdict.BIT_EQUAL) {
      reasons.add(
          "Stage '%s' made something else of the same input, settings and seed: it depends on something besides, such as its code, time, the order of threads or a file."
              .formatted(now.path()));
    }
  }

  /**
   * Ends.
   *
   * @param took how long it worked
   * @return what came out
   * @throws IllegalStateException if nothing was compared; the message says why
   */
  public Reproduction done(Duration took) {
    reasons.addAll(outcomes.gaps());
    if (outcomes.parts().isEmpty()) {
      throw new IllegalStateException(
          "Run '%s': a stage must be there whose output can be made again and compared, but was not: %s"
              .formatted(run, String.join(" ", reasons)));
    }
    return new Reproduction(
        run,
        repeats,
        Reproduction.worst(outcomes.parts()),
        epsilon,
        outcomes.parts(),
        List.copyOf(reasons),
        took);
  }
}
