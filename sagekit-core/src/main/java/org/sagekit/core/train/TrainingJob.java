package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.data.Splits;
import org.sagekit.core.model.Scorers;

/**
 * Trains a model on some rows and judges it on others: {@code TrainingJob.named("income",
 * Trainers.xgboost()).target("class").build()}.
 *
 * <p>The model is the one that was trained on the training part; the rows held out only judge it.
 * The rows are kept in the workspace under the fingerprint that the model's lineage names, so that
 * corrections can be applied to them later.
 *
 * <p>A target of text, booleans or categories, or of numbers of which there are just two, is learnt
 * as classes; other numbers are a regression, unless {@link Builder#task} says otherwise.
 *
 * <p>{@link #run} throws {@link DataException} if there are fewer than two rows, no features, more
 * than 1,000 classes, a target that is missing somewhere or the same everywhere, or an infinite
 * number. Immutable and thread-safe.
 */
public final class TrainingJob implements Stage<Dataset, TrainedModel> {
  private static final String VERSION = "1";
  private static final double HOLDOUT = 0.2;

  private final String name;
  private final Trainer trainer;
  private final Optional<String> target;
  private final Optional<Task> task;
  private final Optional<Double> holdout;
  private final Optional<Dataset> test;
  private final int profileSample;

  private TrainingJob(Builder builder) {
    name = builder.name;
    trainer = builder.trainer;
    target = Optional.ofNullable(builder.target);
    task = Optional.ofNullable(builder.task);
    holdout = Optional.ofNullable(builder.holdout);
    test = Optional.ofNullable(builder.test);
    profileSample = builder.profileSample;
  }

  /**
   * Starts a job.
   *
   * @param name under which it is reported and the model is known
   * @param trainer the algorithm with its hyperparameters
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, Trainer trainer) {
    return new Builder(name, trainer);
  }

  /**
   * A builder with these settings.
   *
   * @return a builder of its own
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, trainer);
    builder.target = target.orElse(null);
    builder.task = task.orElse(null);
    builder.holdout = holdout.orElse(null);
    builder.test = test.orElse(null);
    builder.profileSample = profileSample;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * The algorithm.
   *
   * @return with its hyperparameters
   */
  public Trainer trainer() {
    return trainer;
  }

  @Override
  public Settings settings() {
    Settings settings =
        Settings.empty()
            .with("trainer", trainer.name())
            .with("trainer", trainer.settings())
            .with("target", target.orElse("(role)"))
            .with("task", task.map(Enum::name).orElse("(by target)"))
            .with("profileSample", profileSample);
    return test.isPresent()
        ? settings.with("test", test.get().fingerprint())
        : settings.with("holdout", holdout.orElse(HOLDOUT));
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return trainer
        .fingerprint()
        .map(
            algorithm ->
                Fingerprint.digest()
                    .text(TrainingJob.class.getName())
                    .text(VERSION)
                    .fingerprint(algorithm)
                    .fingerprint(settings().fingerprint())
                    .done());
  }

  @Override
  public List<String> check(RunContext run) {
    return trainer.fingerprint().isPresent()
        ? List.of()
        : List.of(
            "TrainingJob '%s': trainer '%s' has no fingerprint, so that the model will be trained again in every run."
                .formatted(name, trainer.name()));
  }

  @Override
  public TrainedModel run(Dataset input, RunContext run) {
    TrainingTarget goal = new TrainingTarget("TrainingJob '" + name + "'", target, task);
    Dataset rows = goal.of(input);
    TrainingRows.of(rows);
    checkTask(rows);
    Split split = split(rows, goal, run);
    run.checkStop();
    ScoringGraph graph = trainer.train(split.train(), run);
    Evaluation evaluation =
        Evaluations.of(Scorers.of(graph).score(split.test()), split.test());
    evaluation
        .estimateByMetric()
        .forEach(
            (metric, estimate) ->
                run.emit(
                    new RunEvent.MetricLogged(run.path(), metric.label(), 0, estimate.value())));
    run.workspace().keep(rows.fingerprint(), rows);
    return new TrainedModel(
        name,
        graph,
        split.train().schema(),
        Profiles.of(split.train(), run.seed(), profileSample),
        trainer.name(),
        trainer.settings(),
        run.seed(),
        evaluation,
        Optional.empty(),
        lineage(input, rows, ModelDigest.of(graph, split.train(), evaluation, trainer, run.seed())));
  }

  private void checkTask(Dataset rows) {
    Task needed = TrainingTarget.task(rows);
    if (!trainer.tasks().contains(needed)) {
      throw new DataException(
          "TrainingJob '%s': target '%s' must be for one of %s, which trainer '%s' knows, but was for %s."
              .formatted(
                  name, rows.schema().target().name(), trainer.tasks(), trainer.name(), needed));
    }
  }

  private Split split(Dataset rows, TrainingTarget goal, RunContext run) {
    return test.map(given -> new Split(rows, goal.ofTest(given, rows)))
        .orElseGet(() -> Splits.holdout(rows, holdout.orElse(HOLDOUT), run.seed()));
  }

  private Lineage lineage(Dataset input, Dataset rows, Fingerprint model) {
    boolean same = rows.fingerprint().equals(input.fingerprint());
    Lineage learntFrom =
        same
            ? input.lineage()
            : new Lineage(
                "dataset", rows.name(), rows.fingerprint(), List.of(input.lineage()));
    List<Lineage> parents = new ArrayList<>(List.of(learntFrom));
    test.ifPresent(given -> parents.add(given.lineage()));
    return new Lineage("model", name, model, parents);
  }

  @Override
  public String toString() {
    return "TrainingJob '" + name + "' (" + trainer.name() + ")";
  }

  /** The options of a {@link TrainingJob}. For one thread. */
  public static final class Builder {
    private final String name;
    private final Trainer trainer;
    private @Nullable String target;
    private @Nullable Task task;
    private @Nullable Double holdout;
    private @Nullable Dataset test;
    private int profileSample = Profiles.SAMPLE;

    private Builder(String name, Trainer trainer) {
      this.name = Objects.requireNonNull(name, "name");
      this.trainer = Objects.requireNonNull(trainer, "trainer");
    }

    /**
     * Sets what is to be predicted.
     *
     * @param field the name of a column; by default the dataset's own target
     * @return this
     */
    public Builder target(String field) {
      this.target = Objects.requireNonNull(field, "target");
      return this;
    }

    /**
     * Sets what kind of prediction is wanted, and so the target's type.
     *
     * @param kind {@link Task#REGRESSION} for a number; {@link Task#BINARY} or {@link
     *     Task#MULTICLASS} for classes, of which there must then be two or more than two; by default
     *     the target tells
     * @return this
     */
    public Builder task(Task kind) {
      this.task = Objects.requireNonNull(kind, "task");
      return this;
    }

    /**
     * Sets how many rows judge the model. Classes keep their shares, groups stay whole.
     *
     * @param share above 0 and below 1; 0.2 by default
     * @return this
     */
    public Builder holdout(double share) {
      this.holdout = share;
      return this;
    }

    /**
     * Sets the rows that judge the model, which then learns from all of its input.
     *
     * @param rows with the same columns; its content counts for checkpoints
     * @return this
     */
    public Builder test(Dataset rows) {
      this.test = Objects.requireNonNull(rows, "test");
      return this;
    }

    /**
     * Sets how many rows the model's profile keeps for tests that need rows.
     *
     * @param rows zero or more; 5,000 by default
     * @return this
     */
    public Builder profileSample(int rows) {
      this.profileSample = rows;
      return this;
    }

    /**
     * Makes the job.
     *
     * @return the job
     * @throws IllegalArgumentException with all problems: a blank name, a share that is not between
     *     0 and 1, both a share and rows to judge by, a negative sample
     */
    public TrainingJob build() {
      double share = holdout == null ? HOLDOUT : holdout;
      Problems.of("TrainingJob '" + name + "'")
          .require(!name.isBlank(), "name", "a name", "'" + name + "'")
          .require(share > 0 && share < 1, "holdout", "above 0 and below 1", share)
          .require(
              holdout == null || test == null,
              "rows to judge by",
              "either a holdout or a test",
              "both")
          .require(profileSample >= 0, "profileSample", "zero or more", profileSample)
          .throwIfAny();
      return new TrainingJob(this);
    }
  }
}
