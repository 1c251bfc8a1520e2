package org.sagekit.core.tune;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Metric;
import org.sagekit.core.train.TrainingOptions;
import org.sagekit.core.train.TrainingPlan;

/**
 * The options of every job that searches what to train: those of the training, and how what it
 * tries is judged. For one thread.
 *
 * @param <B> the job's own builder, which every option returns
 */
public abstract class SearchOptions<B extends SearchOptions<B>> extends TrainingOptions<B> {
  private int folds;
  private Optional<Metric> metric;

  /**
   * Starts with plans.
   *
   * @param name of the job
   * @param plan of the training
   * @param search how what is tried is judged
   */
  protected SearchOptions(String name, TrainingPlan plan, SearchPlan search) {
    super(name, plan);
    folds = search.folds();
    metric = search.metric();
  }

  /**
   * Into how many folds the rows are divided. Whatever is tried trains as many models.
   *
   * @param count at least 2; 3 by default, 5 for an Autopilot
   * @return this
   */
  public B folds(int count) {
    folds = count;
    return self();
  }

  /**
   * By which figure is compared what was tried.
   *
   * @param value fits the task; by default {@link Metric#standard}
   * @return this
   */
  public B metric(Metric value) {
    metric = Optional.of(Objects.requireNonNull(value, "metric"));
    return self();
  }

  /**
   * How what is tried is judged, as it was said last.
   *
   * @return perhaps not valid
   */
  public final SearchPlan search() {
    return new SearchPlan(folds, metric);
  }

  @Override
  protected final Problems problems(String job, String learner, Set<Task> tasks) {
    return super.problems(job, learner, tasks).require(folds >= 2, "folds", "at least 2", folds);
  }
}
