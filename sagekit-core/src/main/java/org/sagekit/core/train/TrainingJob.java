package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.data.Splits;

/**
 * Trains a model on a part of the rows and judges it by the others. The model that comes out is the
 * one that was judged; it has not learnt from the held-out rows.
 *
 * <p>The rows are kept in the workspace under their fingerprint, so that whoever has the model
 * finds them again by its lineage.
 *
 * <p>A trainer of clusters, projections or odd rows needs no target. If there is one, it is not
 * learnt from, and may be missing in some rows; it judges what was found: clusters by how far they
 * agree with it, odd rows by how well they find the rarer of its two levels.
 *
 * <p>{@link #run} refuses with a {@link DataException} fewer than two rows, rows without features,
 * a target that is missing somewhere, the same everywhere or of more than 1,000 classes, and
 * infinite numbers. Immutable and thread-safe.
 */
public final class TrainingJob implements Stage<Dataset, TrainedModel> {
  private static final String FORMAT = "training-job/1";
  private static final double CALIBRATED = 0.2;
  private final String name;
  private final Trainer trainer;
  private final TargetRule rule;
  private final double holdout;
  private final Optional<Dataset> test;
  private final int profileSample;
  private final Optional<TrainedModel> earlier;
  private final Optional<Calibration> calibration;

  private TrainingJob(Builder builder) {
    this.name = builder.name;
    this.trainer = builder.trainer;
    this.rule = new TargetRule(builder.target, builder.task);
    this.holdout = builder.holdout;
    this.test = builder.test;
    this.profileSample = builder.profileSample;
    this.earlier = builder.earlier;
    this.calibration = builder.calibration;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank; also the model's name
   * @param trainer the algorithm with its hyperparameters
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, Trainer trainer) {
    return new Builder(name, trainer);
  }

  /** Options of a {@link TrainingJob}. For one thread. */
  public static final class Builder {
    private String name;
    private final Trainer trainer;
    private Optional<String> target = Optional.empty();
    private Optional<Task> task = Optional.empty();
    private double holdout = 0.2;
    private Optional<Dataset> test = Optional.empty();
    private int profileSample = Profiles.SAMPLE;
    private Optional<TrainedModel> earlier = Optional.empty();
    private Optional<Calibration> calibration = Optional.empty();

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
     * What is predicted; for a trainer without target, what judges it.
     *
     * @param column by default the one in the role of the target
     * @return this
     */
    public Builder target(String column) {
      target = Optional.of(column);
      return this;
    }

    /**
     * How the target is understood. By default texts, booleans, categories and numbers of which
     * there are just two are classes, and other numbers are numbers.
     *
     * @param value classes make categories of the target, regression makes numbers of it
     * @return this
     */
    public Builder task(Task value) {
      task = Optional.of(value);
      return this;
    }

    /**
     * The share of rows that judge the model, taken from each class alike.
     *
     * @param share above 0 and below 1; 0.2 by default
     * @return this
     */
    public Builder holdout(double share) {
      holdout = share;
      return this;
    }

    /**
     * The rows that judge the model, instead of a share of the input.
     *
     * @param rows with all columns of the input
     * @return this
     */
    public Builder test(Dataset rows) {
      test = Optional.of(rows);
      return this;
    }

    /**
     * How many of the rows to learn from the model's profile holds as a sample, which drift is
     * measured by.
     *
     * @param rows at most so many; 0 for none, 5,000 by default
     * @return this
     */
    public Builder profileSample(int rows) {
      profileSample = rows;
      return this;
    }

    /**
     * Goes on from an earlier model of the same trainer (a warm start) instead of from nothing. Its
     * preprocessing is kept; what the trainer learns is added. Which trainers can is said in {@link
     * Trainers}.
     *
     * @param model trained before, for the same classes
     * @return this
     */
    public Builder from(TrainedModel model) {
      earlier = Optional.of(model);
      return this;
    }

    /**
     * How the probabilities are corrected. A fifth of the rows to learn from, taken from each class
     * alike, is held out for it; the rows that judge the model are never seen.
     *
     * @param method such as {@link Calibrations#isotonic}; by default nothing is corrected
     * @return this
     */
    public Builder calibration(Calibration method) {
      calibration = Optional.of(method);
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is not valid; the message has all problems
     */
    public TrainingJob build() {
      Problems.of("TrainingJob '" + name + "'")
          .require(!name.isBlank(), "name", "a name", "'" + name + "'")
          .require(holdout > 0 && holdout < 1, "holdout", "above 0 and below 1", holdout)
          .require(profileSample >= 0, "profileSample", "at least 0", profileSample)
          .require(
              task.map(trainer.tasks()::contains).orElse(true),
              "task",
              "one of " + trainer.tasks() + " for " + trainer.name(),
              task.orElse(null))
          .require(
              earlier.map(model -> model.trainer().equals(trainer.name())).orElse(true),
              "from",
              "a model of " + trainer.name(),
              earlier.map(TrainedModel::trainer).orElse(null))
          .require(
              calibration.isEmpty() || task.map(Task::isClassification).orElse(true),
              "task",
              "classes if it is calibrated",
              task.orElse(null))
          .require(
              calibration.isEmpty() || Supervision.of(trainer),
              "calibration",
              "none for " + trainer.name() + ", which predicts no classes",
              calibration.map(Calibration::name).orElse(""))
          .throwIfAny();
      return new TrainingJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = named(name, trainer);
    builder.target = rule.target();
    builder.task = rule.task();
    builder.holdout = holdout;
    builder.test = test;
    builder.profileSample = profileSample;
    builder.earlier = earlier;
    builder.calibration = calibration;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    Settings settings =
        Settings.empty()
            .with("trainer", trainer.name())
            .with("trainer", trainer.settings())
            .with("target", rule.target().orElse("by role"))
            .with("task", rule.task().map(Task::name).orElse("by target"))
            .with("profileSample", profileSample)
            .with("calibration", calibration.map(Calibration::name).orElse("none"));
    if (earlier.isPresent()) {
      settings = settings.with("from", earlier.get().fingerprint());
    }
    return judgedBy(settings);
  }

  private Settings judgedBy(Settings settings) {
    return test.map(rows -> settings.with("test", rows.fingerprint()))
        .orElseGet(() -> settings.with("holdout", holdout));
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    Optional<String> corrected =
        calibration.isEmpty()
            ? Optional.of("")
            : calibration.flatMap(Calibration::fingerprint).map(Fingerprint::hex);
    return trainer
        .fingerprint()
        .flatMap(
            known ->
                corrected.map(
                    hex ->
                        Fingerprint.of(FORMAT, known.hex(), hex, settings().fingerprint().hex())));
  }

  /**
   * The rows as the trainer will see them: the target in its role and of the type that its task
   * asks for, divided into those to learn from and those to judge by.
   *
   * @param rows the input of the job
   * @param seed of the choice
   * @return the split
   * @throws IllegalArgumentException if there is no such target
   * @throws DataException if the target does not fit the task
   */
  public Split split(Dataset rows, long seed) {
    Dataset prepared = prepared(rows);
    return test.map(given -> new Split(prepared, like(prepared, given)))
        .orElseGet(() -> Splits.holdout(prepared, holdout, seed));
  }

  /**
   * The input with its target in its role and of the type that its task asks for.
   *
   * @param rows the input of the job
   * @return all rows, prepared
   * @throws IllegalArgumentException if there is no such target
   * @throws DataException if the target does not fit the task
   */
  public Dataset prepared(Dataset rows) {
    if (labels()) {
      return rule.labelled(rows);
    }
    return supervised() ? rule.applied(rows) : judge().applied(rows);
  }

  private Dataset like(Dataset prepared, Dataset given) {
    if (labels()) {
      return rule.labelled(given);
    }
    return supervised() ? rule.like(prepared, given) : judge().like(prepared, given);
  }

  private boolean labels() {
    return trainer.tasks().equals(Set.of(Task.MULTILABEL));
  }

  private boolean supervised() {
    return Supervision.of(trainer);
  }

  private JudgeRule judge() {
    return new JudgeRule(rule.target());
  }

  /**
   * What a trainer would predict for rows.
   *
   * @param rows with a target
   * @return the task, by the target's type and levels
   */
  public static Task taskOf(Dataset rows) {
    return TargetRule.taskOf(rows);
  }

  /**
   * Trains and judges.
   *
   * @throws IllegalArgumentException if the target is not a column of the input
   * @throws DataException if the rows can't be learnt from or judged by; the message says which and
   *     why
   */
  @Override
  public TrainedModel run(Dataset input, RunContext run) {
    Dataset all = prepared(input);
    checkRows(all); // what can't be learnt from is told of before it is divided
    Split split = split(input, run.seed());
    checkTask(split.train());
    run.checkStop();
    run.workspace().keep(all.fingerprint(), all);
    ScoringGraph graph = graph(split.train(), run);
    Evaluation evaluation = evaluation(graph, split.test(), run);
    if (graph.task() == Task.ANOMALY) {
      OddScores.emit(CrewScores.of(graph, split.test(), run), run);
    }
    for (Map.Entry<Metric, Estimate> figure : evaluation.estimateByMetric().entrySet()) {
      run.emit(
          new RunEvent.MetricLogged(
              run.path(), figure.getKey().label(), 0, figure.getValue().value()));
    }
    Profile profile = Profiles.of(split.train(), run.seed(), profileSample);
    return new TrainedModel(
        name,
        graph,
        split.train().schema(),
        profile,
        trainer.name(),
        trainer.settings(),
        run.seed(),
        evaluation,
        Optional.empty(),
        lineage(input, all, ModelFingerprints.of(graph, split, evaluation)));
  }

  private Evaluation evaluation(ScoringGraph graph, Dataset rows, RunContext run) {
    return switch (graph.task()) {
      case MULTILABEL -> Evaluations.ofLabels(CrewScores.of(graph, rows, run), rows);
      case CLUSTERING, ANOMALY, PROJECTION -> UnsupervisedEvaluations.of(graph, rows);
      case BINARY, MULTICLASS, REGRESSION -> Evaluations.of(CrewScores.of(graph, rows, run), rows);
    };
  }

  private void checkRows(Dataset rows) {
    if (labels()) {
      LabelSets.of(rows);
    } else {
      Supervision.rows(trainer, rows);
    }
  }

  private void checkTask(Dataset rows) {
    if (supervised() && !trainer.tasks().contains(taskOf(rows))) {
      throw new DataException(
          "TrainingJob '%s': task must be one of %s for %s, but target '%s' makes it %s."
              .formatted(
                  name,
                  trainer.tasks(),
                  trainer.name(),
                  rows.schema().target().name(),
                  taskOf(rows)));
    }
  }

  private ScoringGraph graph(Dataset rows, RunContext run) {
    if (calibration.isEmpty()) {
      return learnt(rows, run);
    }
    if (!taskOf(rows).isClassification()) {
      throw new DataException(
          "TrainingJob '%s': target '%s' must be classes to be calibrated, but was a number."
              .formatted(name, rows.schema().target().name()));
    }
    Split parts = Splits.holdout(rows, CALIBRATED, run.seed());
    ScoringGraph graph = learnt(parts.train(), run);
    return calibration
        .get()
        .calibrate(graph, CrewScores.of(graph, parts.test(), run), parts.test());
  }

  private ScoringGraph learnt(Dataset rows, RunContext run) {
    return earlier.isPresent()
        ? trainer.resume(earlier.get().graph(), rows, run)
        : trainer.train(rows, run);
  }

  private Lineage lineage(Dataset input, Dataset all, Fingerprint model) {
    List<Lineage> before = new ArrayList<>();
    if (!all.equals(input)) {
      before.add(input.lineage());
    }
    Lineage rows = new Lineage("dataset", all.name(), all.fingerprint(), before);
    Fingerprint.Digest digest =
        Fingerprint.digest().text(name).fingerprint(model).fingerprint(settings().fingerprint());
    List<Lineage> sources = new ArrayList<>(List.of(rows));
    earlier.ifPresent(known -> sources.add(known.lineage()));
    return new Lineage("model", name, digest.done(), sources);
  }

  @Override
  public String toString() {
    return "TrainingJob '" + name + "'";
  }
}
