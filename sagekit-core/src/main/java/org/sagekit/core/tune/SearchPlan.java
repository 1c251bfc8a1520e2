package org.sagekit.core.tune;

import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Metric;

/**
 * How a search judges what it tries. Made by {@link SearchOptions}.
 *
 * @param folds of the cross-validation, 2 or more
 * @param metric by which trials are compared; by task if empty
 */
public record SearchPlan(int folds, Optional<Metric> metric) {

  /**
   * Adds this plan to the settings of a job.
   *
   * @param settings of the rest
   * @return these and every option, also those at their defaults
   */
  public Settings in(Settings settings) {
    return settings.with("folds", folds).with("metric", metric.map(Metric::name).orElse("by task"));
  }

  /**
   * The cross-validation that this plan asks for.
   *
   * @param problems where is told if the metric does not fit the task
   * @param task what is predicted
   * @param seed of the folds
   * @return how trainers are judged
   */
  public CrossValidation.Plan of(Problems problems, Task task, long seed) {
    Metric judging = metric.orElse(Metric.standard(task));
    problems.require(judging.fits(task), "metric", "one that fits " + task, judging);
    return new CrossValidation.Plan(folds, judging, seed);
  }
}
