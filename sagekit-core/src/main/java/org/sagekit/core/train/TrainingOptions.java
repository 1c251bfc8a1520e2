package org.sagekit.core.train;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Calibration;

/**
 * The options of every job that makes a model of rows: of a {@link TrainingJob}, and of the jobs
 * that search what to train. Together they are its {@link TrainingPlan}. For one thread.
 *
 * @param <B> the job's own builder, which every option returns
 */
public abstract class TrainingOptions<B extends TrainingOptions<B>> {
  private String name;
  private Optional<String> target;
  private Optional<Task> task;
  private double holdout;
  private Optional<Dataset> test;
  private int profileSample;
  private Optional<Calibration> calibration;

  /**
   * Starts with a plan.
   *
   * @param name of the job
   * @param plan {@link TrainingPlan#standard}, or that of a job that is built again
   */
  protected TrainingOptions(String name, TrainingPlan plan) {
    this.name = Objects.requireNonNull(name, "name");
    target = plan.target();
    task = plan.task();
    holdout = plan.holdout();
    test = plan.test();
    profileSample = plan.profileSample();
    calibration = plan.calibration();
  }

  /**
   * Another name, for a second job of the same settings in one line.
   *
   * @param newName unique in its line, not blank
   * @return this
   */
  public B name(String newName) {
    name = Objects.requireNonNull(newName, "name");
    return self();
  }

  /**
   * What is predicted; for a trainer without target, what judges it.
   *
   * @param column by default the one in the role of the target
   * @return this
   */
  public B target(String column) {
    target = Optional.of(Objects.requireNonNull(column, "target"));
    return self();
  }

  /**
   * How the target is understood. By default texts, booleans, categories and numbers of which there
   * are just two are classes, and other numbers are numbers.
   *
   * @param value classes make categories of the target, regression makes numbers of it
   * @return this
   */
  public B task(Task value) {
    task = Optional.of(Objects.requireNonNull(value, "task"));
    return self();
  }

  /**
   * The share of rows that judge the model, taken from each class alike. Neither a training nor a
   * search sees them before.
   *
   * @param share above 0 and below 1; 0.2 by default
   * @return this
   */
  public B holdout(double share) {
    holdout = share;
    return self();
  }

  /**
   * The rows that judge the model, instead of a share of the input.
   *
   * @param rows with all columns of the input
   * @return this
   */
  public B test(Dataset rows) {
    test = Optional.of(Objects.requireNonNull(rows, "test"));
    return self();
  }

  /**
   * How many of the rows to learn from the model's profile holds as a sample, which drift is
   * measured by.
   *
   * @param rows at most so many; 0 for none, 5,000 by default
   * @return this
   */
  public B profileSample(int rows) {
    profileSample = rows;
    return self();
  }

  /**
   * How the probabilities are corrected. A fifth of the rows to learn from, taken from each class
   * alike, is held out for it; the rows that judge the model are never seen. A search corrects each
   * model that it judges, and so compares them as they would be used.
   *
   * @param method such as {@link Calibrations#isotonic}; by default nothing is corrected
   * @return this
   */
  public B calibration(Calibration method) {
    calibration = Optional.of(Objects.requireNonNull(method, "calibration"));
    return self();
  }

  /**
   * The name as it was given last.
   *
   * @return perhaps blank
   */
  public final String name() {
    return name;
  }

  /**
   * The options as they were given last.
   *
   * @return perhaps not valid
   */
  public final TrainingPlan plan() {
    return new TrainingPlan(target, task, holdout, test, profileSample, calibration);
  }

  /**
   * What is wrong with these options, to be added to.
   *
   * @param job what the job is called, such as {@code TrainingJob}
   * @param learner what will learn, for the messages
   * @param tasks what it can predict
   * @return the problems under the job's name
   */
  protected Problems problems(String job, String learner, Set<Task> tasks) {
    Problems problems = Problems.of(job + " '" + name + "'");
    problems.require(!name.isBlank(), "name", "a name", "'" + name + "'");
    plan().check(problems, learner, tasks);
    return problems;
  }

  /**
   * This builder as what it is.
   *
   * @return this
   */
  @SuppressWarnings("unchecked") // B is the class that extends this one
  protected final B self() {
    return (B) this;
  }
}
