package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.Workspace;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Profiles;

/**
 * Trains a model on a part of the rows and judges it by the others. The model that comes out is the
 * one that was judged; it has not learnt from the held-out rows.
 *
 * <p>The rows are kept in the workspace under their fingerprint, so that whoever has the model
 * finds them again by its lineage; so are the test rows and the model it went on from, if there are
 * any, so that the training can be repeated.
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
  private final String name;
  private final Trainer trainer;
  private final TrainingPlan plan;
  private final WarmStart start;

  private TrainingJob(Builder builder) {
    this.name = builder.name();
    this.trainer = builder.trainer;
    this.plan = builder.plan();
    this.start = builder.start;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank; also the model's name
   * @param trainer the algorithm with its hyperparameters
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, Trainer trainer) {
    return new Builder(name, trainer, TrainingPlan.standard());
  }

  /**
   * Starts a job with the options of another one.
   *
   * @param name unique in its line, not blank; also the model's name
   * @param trainer the algorithm with its hyperparameters
   * @param plan the options
   * @return a builder with these options
   */
  public static Builder named(String name, Trainer trainer, TrainingPlan plan) {
    return new Builder(name, trainer, plan);
  }

  /**
   * A job made again from what was recorded of it: of its name and {@link #settings()}.
   *
   * @param name of the job
   * @param settings of a job with a trainer of {@link Trainers}
   * @param workspace where its test rows and the model that it went on from are kept, if it has any
   * @return a job with these settings
   * @throws IllegalArgumentException if they are of anything else, such as a user's own trainer
   * @throws IllegalStateException if test rows or model are not kept there
   * @throws org.sagekit.api.StoreException if they can't be read
   */
  public static TrainingJob of(String name, Settings settings, Workspace workspace) {
    return RecordedTraining.job(name, settings, workspace);
  }

  /** Options of a {@link TrainingJob}. For one thread. */
  public static final class Builder extends TrainingOptions<Builder> {
    private final Trainer trainer;
    private WarmStart start = WarmStart.NONE;

    private Builder(String name, Trainer trainer, TrainingPlan plan) {
      super(name, plan);
      this.trainer = Objects.requireNonNull(trainer, "trainer");
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
      start = new WarmStart(Optional.of(Objects.requireNonNull(model, "from")));
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is not valid; the message has all problems
     */
    public TrainingJob build() {
      Problems problems = problems("TrainingJob", trainer.name(), trainer.tasks());
      start.check(problems, trainer);
      problems.throwIfAny();
      return new TrainingJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = named(name, trainer, plan);
    builder.start = start;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    Settings settings =
        plan.settings().with("trainer", trainer.name()).with("trainer", trainer.settings());
    return start.in(settings);
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return plan.fitted(trainer)
        .fingerprint()
        .map(known -> Fingerprint.of(FORMAT, known.hex(), settings().fingerprint().hex()));
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
    return plan.split(prepared(rows), trainer.tasks(), seed);
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
    return plan.prepared(rows, trainer.tasks());
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
    Supervision.of(trainer.tasks()).check(all, trainer.tasks()); // before it is divided
    Split split = plan.split(all, trainer.tasks(), run.seed());
    checkTask(split.train());
    run.checkStop();
    keep(all, run.workspace());
    ScoringGraph graph = start.learnt(plan.fitted(trainer), split.train(), run);
    Judgement judged = Judgement.of(graph, split.test(), run);
    judged.tell(run);
    return new TrainedModel(
        name,
        graph,
        split.train().schema(),
        Profiles.of(split.train(), run.seed(), plan.profileSample()),
        trainer.name(),
        plan.fitted(trainer).settings(),
        run.seed(),
        judged.evaluation(),
        Optional.empty(),
        lineage(input, all, ModelFingerprints.of(graph, split, judged.evaluation())));
  }

  private void keep(Dataset rows, Workspace workspace) {
    workspace.keep(rows.fingerprint(), rows);
    plan.test().ifPresent(test -> workspace.keep(test.fingerprint(), test));
    start.earlier().ifPresent(model -> workspace.keep(model.fingerprint(), model));
  }

  private void checkTask(Dataset rows) {
    boolean supervised = Supervision.of(trainer.tasks()) != Supervision.NONE;
    if (supervised && !trainer.tasks().contains(taskOf(rows))) {
      throw new DataException(
          "%s: task must be one of %s for %s, but target '%s' makes it %s."
              .formatted(
                  this,
                  trainer.tasks(),
                  trainer.name(),
                  rows.schema().target().name(),
                  taskOf(rows)));
    }
    plan.checkCalibration(toString(), rows);
  }

  private Lineage lineage(Dataset input, Dataset all, Fingerprint model) {
    Fingerprint.Digest digest =
        Fingerprint.digest().text(name).fingerprint(model).fingerprint(settings().fingerprint());
    List<Lineage> sources = new ArrayList<>(List.of(TrainingPlan.lineage(input, all)));
    sources.addAll(start.lineages());
    return new Lineage("model", name, digest.done(), sources);
  }

  @Override
  public String toString() {
    return "TrainingJob '" + name + "'";
  }
}
