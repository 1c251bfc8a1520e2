package org.sagekit.core.train;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.data.Splits;

/**
 * What all jobs that make a model of rows are told alike, whichever trainer learns: what is
 * predicted, what judges the model, and what it keeps. A {@link TrainingJob} and the jobs that
 * search hold one, and a search hands its own on, whole, to the training of what it found. Made by
 * {@link TrainingOptions}. Immutable and thread-safe.
 *
 * @param target the column that is predicted; by role if empty
 * @param task how the target is understood; by its values if empty
 * @param holdout the share of rows that judge the model, above 0 and below 1
 * @param test the rows that judge the model instead, if there are such
 * @param profileSample how many rows the model's profile holds, 0 or more
 * @param calibration how the probabilities are corrected, if they are
 */
public record TrainingPlan(
    Optional<String> target,
    Optional<Task> task,
    double holdout,
    Optional<Dataset> test,
    int profileSample,
    Optional<Calibration> calibration) {
  static final String BY_ROLE = "by role";
  static final String BY_TARGET = "by target";
  static final String NONE = "none";

  /**
   * The plan of a job that was told nothing.
   *
   * @return all at their defaults
   */
  public static TrainingPlan standard() {
    return new TrainingPlan(
        Optional.empty(),
        Optional.empty(),
        0.2,
        Optional.empty(),
        Profiles.SAMPLE,
        Optional.empty());
  }

  /** Tells what is wrong, for what the learner can predict. */
  void check(Problems problems, String learner, Set<Task> tasks) {
    problems
        .require(holdout > 0 && holdout < 1, "holdout", "above 0 and below 1", holdout)
        .require(profileSample >= 0, "profileSample", "at least 0", profileSample)
        .require(
            task.map(tasks::contains).orElse(true),
            "task",
            "one of " + tasks + " for " + learner,
            task.orElse(null))
        .require(
            calibration.isEmpty() || task.map(Task::isClassification).orElse(true),
            "task",
            "classes if it is calibrated",
            task.orElse(null))
        .require(
            calibration.isEmpty() || tasks.stream().anyMatch(Task::isClassification),
            "calibration",
            "none for " + learner + ", which predicts no classes",
            calibration.map(Calibration::name).orElse(""));
  }

  /**
   * The settings of a job as far as they are the plan.
   *
   * @return every option, also those at their defaults
   */
  public Settings settings() {
    Settings settings =
        Settings.empty()
            .with("target", target.orElse(BY_ROLE))
            .with("task", task.map(Task::name).orElse(BY_TARGET))
            .with("profileSample", profileSample)
            .with("calibration", calibration.map(Calibration::name).orElse(NONE));
    return test.map(rows -> settings.with("test", rows.fingerprint()))
        .orElseGet(() -> settings.with("holdout", holdout));
  }

  /**
   * The trainer as the plan has it.
   *
   * @param trainer the algorithm with its hyperparameters
   * @return the same, or one that corrects what it says; its settings and fingerprint tell so
   */
  public Trainer fitted(Trainer trainer) {
    return calibration
        .<Trainer>map(method -> new CalibratedTrainer(trainer, method))
        .orElse(trainer);
  }

  /**
   * The input of a job with its target in its role and of the type that its task asks for.
   *
   * @param rows the input
   * @param tasks what the trainer can predict
   * @return all rows, prepared
   * @throws IllegalArgumentException if there is no such target
   * @throws DataException if the target does not fit the task
   */
  public Dataset prepared(Dataset rows, Set<Task> tasks) {
    return Supervision.of(tasks).prepared(rule(), rows);
  }

  /**
   * Where prepared rows come from, so that whoever has the model finds them again.
   *
   * @param input the rows as the job was given them
   * @param prepared the rows as they were learnt from, kept in the workspace
   * @return the lineage of the prepared rows; it leads to the input if that is not the same
   */
  public static Lineage lineage(Dataset input, Dataset prepared) {
    List<Lineage> before = prepared.equals(input) ? List.of() : List.of(input.lineage());
    return new Lineage("dataset", prepared.name(), prepared.fingerprint(), before);
  }

  /**
   * Rows divided into those to learn from and those to judge by.
   *
   * @param prepared the input of the job, by {@link #prepared}
   * @param tasks what the trainer can predict
   * @param seed of the choice
   * @return the split
   * @throws DataException if the rows to judge by do not fit the task
   */
  public Split split(Dataset prepared, Set<Task> tasks, long seed) {
    return test.map(rows -> Supervision.of(tasks).like(rule(), prepared, rows))
        .map(rows -> new Split(prepared, rows))
        .orElseGet(() -> Splits.holdout(prepared, holdout, seed));
  }

  private TargetRule rule() {
    return new TargetRule(target, task);
  }

  /**
   * Checks that the probabilities can be corrected if they shall be.
   *
   * @param subject the job, for the message
   * @param rows by {@link #prepared}
   * @throws DataException if they shall be, but the target is no class
   */
  public void checkCalibration(String subject, Dataset rows) {
    if (calibration.isPresent() && !TargetRule.taskOf(rows).isClassification()) {
      throw new DataException(
          "%s: target '%s' must be classes to be calibrated, but was %s."
              .formatted(
                  subject,
                  rows.schema().target().name(),
                  TargetRule.taskOf(rows) == Task.MULTILABEL ? "labels" : "a number"));
    }
  }

  /**
   * The plan for a {@link #fitted} trainer that starts from rows which this plan has prepared and
   * divided.
   *
   * @param split by {@link #split}
   * @return learns from all rows of the one part and is judged by the other
   */
  public TrainingPlan after(Split split) {
    // told of numbers, for those of which two are left would be classes
    boolean numbers = TargetRule.taskOf(split.train()) == Task.REGRESSION;
    return new TrainingPlan(
        Optional.empty(),
        numbers ? Optional.of(Task.REGRESSION) : Optional.empty(),
        holdout,
        Optional.of(split.test()),
        profileSample,
        Optional.empty());
  }
}
