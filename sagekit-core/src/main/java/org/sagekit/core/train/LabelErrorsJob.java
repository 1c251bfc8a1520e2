package org.sagekit.core.train;

import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.IssueRanking;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelErrorsFound;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.label.LabelErrors;

/**
 * Finds rows whose label is likely wrong. Any trainer of classes serves: it learns from all folds
 * but one and says of this one what it would have expected ({@link OutOfFold}); confident learning
 * ({@link LabelErrors}) tells from that how noisy the labels are and which are likely wrong.
 *
 * <pre>{@code
 * LabelErrorsJob.named("errors", Trainers.xgboost()).target("class").build()
 * }</pre>
 *
 * <p>The better the model, the more it finds; the report says what seems wrong to this model, not
 * what is. Immutable and thread-safe.
 */
public final class LabelErrorsJob implements Stage<Dataset, LabelErrorsReport> {
  private static final String FORMAT = "label-errors-job/1";

  private final String name;
  private final Trainer trainer;
  private final Optional<String> target;
  private final Optional<Task> task;
  private final Optional<Calibration> calibration;
  private final int folds;
  private final IssueFilter filter;
  private final IssueRanking ranking;

  private LabelErrorsJob(Builder builder) {
    name = builder.name;
    trainer = builder.trainer;
    target = builder.target;
    task = builder.task;
    calibration = builder.calibration;
    folds = builder.folds;
    filter = builder.filter;
    ranking = builder.ranking;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank
   * @param trainer of classes, with its hyperparameters
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, Trainer trainer) {
    return new Builder(name, trainer);
  }

  /** Options of a {@link LabelErrorsJob}. For one thread. */
  public static final class Builder {
    private String name;
    private final Trainer trainer;
    private Optional<String> target = Optional.empty();
    private Optional<Task> task = Optional.empty();
    private Optional<Calibration> calibration = Optional.empty();
    private int folds = 5;
    private IssueFilter filter = IssueFilter.BY_NOISE_RATE;
    private IssueRanking ranking = IssueRanking.NORMALIZED_MARGIN;

    private Builder(String name, Trainer trainer) {
      this.name = Objects.requireNonNull(name, "name");
      this.trainer = Objects.requireNonNull(trainer, "trainer");
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Objects.requireNonNull(newName, "name");
      return this;
    }

    /**
     * Which column has the labels.
     *
     * @param column by default the one in the role of the target
     * @return this
     */
    public Builder target(String column) {
      target = Optional.of(Objects.requireNonNull(column, "target"));
      return this;
    }

    /**
     * How the target is understood, for one that holds numbers which stand for classes.
     *
     * @param value {@link Task#BINARY} or {@link Task#MULTICLASS}; by the target by default, which
     *     takes numbers for numbers unless there are just two
     * @return this
     */
    public Builder task(Task value) {
      task = Optional.of(Objects.requireNonNull(value, "task"));
      return this;
    }

    /**
     * How the probabilities are corrected, each fold's by rows of the other ones.
     *
     * @param method such as {@link Calibrations#isotonic}; by default nothing is corrected
     * @return this
     */
    public Builder calibration(Calibration method) {
      calibration = Optional.of(Objects.requireNonNull(method, "calibration"));
      return this;
    }

    /**
     * How many folds the rows are dealt to, and models are trained.
     *
     * @param count 2 or more; 5 by default
     * @return this
     */
    public Builder folds(int count) {
      folds = count;
      return this;
    }

    /**
     * Which labels are held for wrong.
     *
     * @param value {@link IssueFilter#BY_NOISE_RATE} by default
     * @return this
     */
    public Builder filter(IssueFilter value) {
      filter = Objects.requireNonNull(value, "filter");
      return this;
    }

    /**
     * Which label is the most suspicious.
     *
     * @param value {@link IssueRanking#NORMALIZED_MARGIN} by default
     * @return this
     */
    public Builder ranking(IssueRanking value) {
      ranking = Objects.requireNonNull(value, "ranking");
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is not valid; the message has all problems
     */
    public LabelErrorsJob build() {
      Problems.of("LabelErrorsJob '" + name + "'")
          .require(!name.isBlank(), "name", "a name", "'" + name + "'")
          .require(folds >= 2, "folds", "at least 2", folds)
          .require(
              trainer.tasks().stream().anyMatch(Task::isClassification),
              "trainer",
              "one of classes",
              trainer.name() + ", which predicts " + trainer.tasks())
          .require(
              task.map(t -> t.isClassification() && trainer.tasks().contains(t)).orElse(true),
              "task",
              "classes that " + trainer.name() + " can predict",
              task.orElse(null))
          .throwIfAny();
      return new LabelErrorsJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = named(name, trainer).folds(folds).filter(filter).ranking(ranking);
    builder.target = target;
    builder.task = task;
    builder.calibration = calibration;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("trainer", trainer.name())
        .with("trainer", trainer.settings())
        .with("target", target.orElse(TrainingPlan.BY_ROLE))
        .with("task", task.map(Task::name).orElse(TrainingPlan.BY_TARGET))
        .with("calibration", calibration.map(Calibration::name).orElse(TrainingPlan.NONE))
        .with("folds", folds)
        .with("filter", filter)
        .with("ranking", ranking);
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return plan()
        .fitted(trainer)
        .fingerprint()
        .map(known -> Fingerprint.of(FORMAT, known.hex(), settings().fingerprint().hex()));
  }

  /**
   * The rows as the trainer will see them: the target in its role, as categories.
   *
   * @param rows the input of the job
   * @return all rows
   * @throws IllegalArgumentException if there is no such target
   * @throws DataException if a label is missing, or the target is numbers
   */
  public Dataset prepared(Dataset rows) {
    Dataset prepared = plan().prepared(rows, trainer.tasks());
    if (!TrainingJob.taskOf(prepared).isClassification()) {
      throw new DataException(
          "LabelErrorsJob '%s': target '%s' must be classes, but was numbers. Maybe task(Task.MULTICLASS)."
              .formatted(name, prepared.schema().target().name()));
    }
    return prepared;
  }

  private TrainingPlan plan() {
    TrainingPlan standard = TrainingPlan.standard();
    return new TrainingPlan(
        target, task, standard.holdout(), Optional.empty(), standard.profileSample(), calibration);
  }

  /**
   * Finds the errors.
   *
   * @param input rows with labels; a column in the role of the id names them in the report
   * @param run where {@link LabelErrorsFound} is told
   * @return which labels are likely wrong, and how noisy all are
   * @throws IllegalArgumentException if the target is not a column of the input, or there are too
   *     few rows for the folds
   * @throws DataException if the rows can't be learnt from
   */
  @Override
  public LabelErrorsReport run(Dataset input, RunContext run) {
    Dataset rows = prepared(input);
    JudgedLabels labels =
        JudgedLabels.of(rows, OutOfFold.predict(plan().fitted(trainer), rows, folds, run));
    LabelErrorsReport report = LabelErrors.standard().filter(filter).ranking(ranking).find(labels);
    run.emit(new LabelErrorsFound(run.path(), report));
    return report;
  }

  @Override
  public String toString() {
    return "LabelErrorsJob '" + name + "'";
  }
}
