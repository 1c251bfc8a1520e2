package org.sagekit.core.deploy;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Metric;
import org.sagekit.core.deploy.registry.RegistryTexts;

/**
 * What must hold for a version to be approved without a person.
 *
 * @param name what it is, with everything that it depends on
 * @param holds whether it holds
 * @param found what was looked at, for people
 * @param problems why it can't be a condition; empty if it can
 */
record ApprovalCondition(
    String name,
    Predicate<ModelVersion> holds,
    Function<ModelVersion, String> found,
    List<String> problems) {
  private static final String SUBJECT = "ApprovalJob";
  private static final int LONGEST = 100;

  /** A figure is at least as good as a limit, with its whole 95 % interval. */
  static ApprovalCondition of(Metric metric, double limit) {
    boolean greater = metric.greaterIsBetter();
    String name = metric.label() + (greater ? " at least " : " at most ") + limit;
    Problems problems =
        Problems.of(SUBJECT)
            .require(
                limit >= metric.least() && limit <= metric.greatest(),
                "limit of " + metric.label(),
                "from " + metric.least() + " to " + metric.greatest(),
                limit);
    return new ApprovalCondition(
        name,
        version -> {
          Estimate estimate = version.card().evaluation().get(metric);
          return greater ? estimate.low() >= limit : estimate.high() <= limit;
        },
        version -> name + " (it is " + version.card().evaluation().get(metric) + ")",
        problems.all());
  }

  /** A function of the user's. */
  static ApprovalCondition of(
      String name, String version, Predicate<? super ModelVersion> predicate) {
    Problems problems = Problems.of(SUBJECT);
    RegistryTexts.of(problems)
        .text("name of a condition", name, LONGEST)
        .text("version of a condition", version, LONGEST);
    String full = name + "/" + version;
    return new ApprovalCondition(full, predicate::test, one -> full, problems.all());
  }
}
