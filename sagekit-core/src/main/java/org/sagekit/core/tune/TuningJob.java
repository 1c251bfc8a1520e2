package org.sagekit.core.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Range;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.api.tune.Sampler;
import org.sagekit.api.tune.SearchSpace;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.train.TrainingPlan;

/**
 * Searches good hyperparameters and trains a model with the best: rows in, model out, as {@link
 * TrainingJob}.
 *
 * <pre>{@code
 * TuningJob.named("tune", Trainers.xgboost()).target("income").trials(40).build()
 * }</pre>
 *
 * <p>First rows are held out for the test. On the others each trial is judged by cross-validation,
 * all on the same folds, which depend on the seed alone. Trial 0 is the trainer as it is; the
 * sampler proposes the others. The best, of equals the first, is trained on all rows but those held
 * out, and these judge it. The leaderboard has every trial with the mean over its folds and a 95 %
 * interval by Student's t ({@link FoldScores#estimate}). With a {@code calibration} each trial is
 * judged calibrated, as the best will be used: on every fold, and again in the end, a fifth of the
 * rows to learn from is held out for it.
 *
 * <p>Trials work side by side in rounds of 8; the sampler sees the trials of all rounds before, so
 * the result does not depend on the number of threads. Each trial is a stage with a checkpoint of
 * its own: a search that was cut off goes on where it was. A trial that fails has a note on the
 * leaderboard and no score. A search that is asked to stop ends with the best so far if a trial has
 * finished.
 *
 * <p>Immutable and thread-safe.
 */
public final class TuningJob implements Stage<Dataset, TrainedModel> {
  private static final String FORMAT = "tuning/1";
  private static final SearchPlan STANDARD = new SearchPlan(3, Optional.empty());

  private final String name;
  private final Trainer trainer;
  private final TrainingPlan plan;
  private final SearchPlan search;
  private final List<SearchSpace.Dimension<?>> searched;
  private final Sampler sampler;
  private final int trials;

  private TuningJob(Builder builder) {
    name = builder.name();
    trainer = builder.trainer;
    plan = builder.plan();
    search = builder.search();
    searched = List.copyOf(builder.searched);
    sampler = builder.sampler;
    trials = builder.trials;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank; also the model's name
   * @param trainer with the settings that are trial 0, and that every trial has where the search
   *     does not change them
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, Trainer trainer) {
    return new Builder(name, trainer, TrainingPlan.standard(), STANDARD);
  }

  /** Options of a {@link TuningJob}. For one thread. */
  public static final class Builder extends SearchOptions<Builder> {
    private final Trainer trainer;
    private final List<SearchSpace.Dimension<?>> searched = new ArrayList<>();
    private Sampler sampler = Samplers.random();
    private int trials = 20;

    private Builder(String name, Trainer trainer, TrainingPlan plan, SearchPlan search) {
      super(name, plan, search);
      this.trainer = Objects.requireNonNull(trainer, "trainer");
    }

    /**
     * Searches a hyperparameter, in place of what was said of it before. Once this is called, only
     * the hyperparameters that are named are searched; by default it is the usual range of every
     * one.
     *
     * @param hyperparameter one of the trainer's
     * @param range within its valid values
     * @param <T> the value's type
     * @return this
     */
    public <T> Builder search(Hyperparameter<T> hyperparameter, Range<T> range) {
      Objects.requireNonNull(hyperparameter, "hyperparameter");
      Objects.requireNonNull(range, "range");
      searched.removeIf(known -> known.hyperparameter().name().equals(hyperparameter.name()));
      searched.add(new SearchSpace.Dimension<>(hyperparameter, range));
      return this;
    }

    /**
     * Who proposes the trials from 1 on.
     *
     * @param value {@link Samplers#random} by default
     * @return this
     */
    public Builder sampler(Sampler value) {
      sampler = Objects.requireNonNull(value, "sampler");
      return this;
    }

    /**
     * How many trials to make, with trial 0.
     *
     * @param count at least 1; 20 by default
     * @return this
     */
    public Builder trials(int count) {
      trials = count;
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException with a line for each problem
     */
    public TuningJob build() {
      Set<Task> tasks = trainer.tasks();
      Problems problems = problems("TuningJob", trainer.name(), tasks);
      problems
          .require(trials >= 1, "trials", "at least 1", trials)
          .require(
              tasks.stream().anyMatch(Task::isSupervised),
              "trainer",
              "one that learns from a target, for trials to be judged by it",
              trainer.name(),
              "a TrainingJob");
      new SearchProblems(problems, trainer).find(searched, trials);
      problems.throwIfAny();
      return new TuningJob(this);
    }
  }

  /**
   * A builder with the settings of this job.
   *
   * @return a builder; this job stays as it is
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, trainer, plan, search);
    builder.searched.addAll(searched);
    builder.sampler = sampler;
    builder.trials = trials;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return search
        .in(plan.settings())
        .with("trainer", trainer.name())
        .with("trainer", trainer.settings())
        .with("search", space().settings())
        .with("sampler", sampler.name())
        .with("sampler", sampler.settings())
        .with("trials", trials);
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return plan.fitted(trainer)
        .fingerprint()
        .map(
            ofTrainer ->
                Fingerprint.of(
                    TuningJob.class.getName(),
                    FORMAT,
                    sampler.getClass().getName(),
                    settings().fingerprint().hex(),
                    ofTrainer.hex()));
  }

  /**
   * Searches and trains.
   *
   * @param input the rows
   * @param run seed of the folds, the proposals and the trainings; where each trial is told
   * @return the model that was best, with the leaderboard
   * @throws IllegalArgumentException if a column is not there, the metric does not fit, or there
   *     are too few rows
   * @throws SageKitException if all trials have failed
   * @throws org.sagekit.api.StoppedException if the run was stopped before a trial had finished
   */
  @Override
  public TrainedModel run(Dataset input, RunContext run) {
    Dataset prepared = plan.prepared(input, trainer.tasks());
    Split split = plan.split(prepared, trainer.tasks(), run.seed());
    CrossValidation validation =
        CrossValidation.of(judging(split.train(), run.seed()), split.train());
    TrialSearch trying = new TrialSearch(plan.fitted(trainer), space(), sampler, trials);
    List<TrialOutcome> outcomes = trying.search(split.train(), validation, run);
    Leaderboard board =
        Leaderboards.of(
            validation.plan().metric(), outcomes.stream().map(TrialOutcome::entry).toList());
    Trainer best = best(outcomes, board, run);
    TrainedModel model = new Refit("best", best, plan).on(split, run);
    return new SearchResult(name, board, input, prepared).of(model, run);
  }

  private SearchSpace space() {
    return searched.isEmpty()
        ? SearchSpace.usual(trainer.hyperparameters())
        : new SearchSpace(searched);
  }

  private CrossValidation.Plan judging(Dataset rows, long seed) {
    Task task = TrainingJob.taskOf(rows);
    Problems problems = Problems.of(toString());
    CrossValidation.Plan judging = search.of(problems, task, seed);
    problems
        .require(trainer.tasks().contains(task), "task", "one of " + trainer.tasks(), task)
        .throwIfAny();
    plan.checkCalibration(toString(), rows);
    return judging;
  }

  private Trainer best(List<TrialOutcome> outcomes, Leaderboard board, RunContext run) {
    return outcomes.stream()
        .filter(outcome -> outcome.scores().isPresent())
        .filter(outcome -> outcome.entry().name().equals(board.entries().get(0).name()))
        .findFirst()
        .map(TrialOutcome::trainer)
        .orElseThrow(() -> none(outcomes, run));
  }

  private SageKitException none(List<TrialOutcome> outcomes, RunContext run) {
    run.checkStop();
    return new DataException(
        "%s: all %s trials failed, the first because: %s"
            .formatted(this, String.valueOf(outcomes.size()), outcomes.get(0).note()));
  }

  @Override
  public String toString() {
    return "TuningJob '" + name + "'";
  }
}
