package org.sagekit.core.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Range;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.api.tune.Sampler;
import org.sagekit.api.tune.SearchSpace;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.train.TrainingJob;

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
 * interval by Student's t ({@link FoldScores#estimate}).
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

  private final String name;
  private final Trainer trainer;
  private final TrainingJob training;
  private final List<SearchSpace.Dimension<?>> searched;
  private final Sampler sampler;
  private final int trials;
  private final int folds;
  private final Optional<Metric> metric;
  private final int profileSample;

  private TuningJob(Builder builder, TrainingJob training) {
    name = builder.name;
    trainer = builder.trainer;
    this.training = training;
    searched = List.copyOf(builder.searched);
    sampler = builder.sampler;
    trials = builder.trials;
    folds = builder.folds;
    metric = builder.metric;
    profileSample = builder.profileSample;
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
    return new Builder(name, trainer);
  }

  /** Options of a {@link TuningJob}. For one thread. */
  public static final class Builder {
    private String name;
    private final Trainer trainer;
    private final TrainingJob.Builder training;
    private final List<SearchSpace.Dimension<?>> searched = new ArrayList<>();
    private Sampler sampler = Samplers.random();
    private int trials = 20;
    private int folds = 3;
    private Optional<Metric> metric = Optional.empty();
    private int profileSample = Profiles.SAMPLE;

    private Builder(String name, Trainer trainer) {
      this(name, trainer, TrainingJob.named(name, trainer));
    }

    private Builder(String name, Trainer trainer, TrainingJob.Builder training) {
      this.name = Objects.requireNonNull(name, "name");
      this.trainer = Objects.requireNonNull(trainer, "trainer");
      this.training = training;
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("TuningJob", "name", newName);
      training.name(newName);
      return this;
    }

    /**
     * What to predict.
     *
     * @param column a column of the rows; by default the one in the role of the target
     * @return this
     */
    public Builder target(String column) {
      training.target(column);
      return this;
    }

    /**
     * Which kind of prediction to make.
     *
     * @param value by default as the target looks
     * @return this
     */
    public Builder task(Task value) {
      training.task(value);
      return this;
    }

    /**
     * Holds rows out of the search to judge the model that it finds.
     *
     * @param share of the rows, above 0 and below 1; 0.2 by default
     * @return this
     */
    public Builder holdout(double share) {
      training.holdout(share);
      return this;
    }

    /**
     * Judges the model by other rows and holds none out.
     *
     * @param rows with the same columns
     * @return this
     */
    public Builder test(Dataset rows) {
      training.test(rows);
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
      training.profileSample(rows);
      profileSample = rows;
      return this;
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
     * Into how many folds the rows are divided. Each trial trains as many models.
     *
     * @param count at least 2; 3 by default
     * @return this
     */
    public Builder folds(int count) {
      folds = count;
      return this;
    }

    /**
     * By which figure trials are compared.
     *
     * @param value fits the task; by default {@link Metric#standard}
     * @return this
     */
    public Builder metric(Metric value) {
      metric = Optional.of(value);
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException with a line for each problem
     */
    public TuningJob build() {
      Problems problems = Problems.of("TuningJob '" + name + "'");
      problems
          .require(trials >= 1, "trials", "at least 1", trials)
          .require(folds >= 2, "folds", "at least 2", folds);
      new SearchProblems(problems, trainer).find(searched, trials);
      Optional<TrainingJob> built = built(problems);
      problems.throwIfAny();
      return new TuningJob(this, built.orElseThrow());
    }

    private Optional<TrainingJob> built(Problems problems) {
      try {
        return Optional.of(training.build());
      } catch (IllegalArgumentException e) {
        String lines = Objects.requireNonNull(e.getMessage(), "a message of Problems");
        problems.addAll(lines.replace("TrainingJob '", "TuningJob '").lines().toList());
        return Optional.empty();
      }
    }
  }

  /**
   * A builder with the settings of this job.
   *
   * @return a builder; this job stays as it is
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, trainer, training.toBuilder());
    builder.searched.addAll(searched);
    builder.sampler = sampler;
    builder.trials = trials;
    builder.folds = folds;
    builder.metric = metric;
    builder.profileSample = profileSample;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return training
        .settings()
        .with("search", space().settings())
        .with("sampler", sampler.name())
        .with("sampler", sampler.settings())
        .with("trials", trials)
        .with("folds", folds)
        .with("metric", metric.map(Metric::name).orElse("by task"));
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return training
        .fingerprint()
        .map(
            ofTraining ->
                Fingerprint.of(
                    TuningJob.class.getName(),
                    FORMAT,
                    sampler.getClass().getName(),
                    settings().fingerprint().hex(),
                    ofTraining.hex()));
  }

  @Override
  public List<String> check(RunContext run) {
    return training.check(run);
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
    Split split = training.split(input, run.seed());
    CrossValidation validation = CrossValidation.of(plan(split.train(), run.seed()), split.train());
    TrialSearch search = new TrialSearch(trainer, space(), sampler, trials);
    List<TrialOutcome> outcomes = search.search(split.train(), validation, run);
    Leaderboard board =
        Leaderboards.of(
            validation.plan().metric(), outcomes.stream().map(TrialOutcome::entry).toList());
    Trainer best = best(outcomes, board, run);
    TrainedModel model = new Refit("best", best, profileSample).on(split, run);
    return new SearchResult(name, board, input, training.prepared(input)).of(model, run);
  }

  private SearchSpace space() {
    return searched.isEmpty()
        ? SearchSpace.usual(trainer.hyperparameters())
        : new SearchSpace(searched);
  }

  private CrossValidation.Plan plan(Dataset rows, long seed) {
    Task task = TrainingJob.taskOf(rows);
    Metric judging = metric.orElse(Metric.standard(task));
    Problems.of("TuningJob '" + name + "'")
        .require(judging.fits(task), "metric", "one that fits " + task, judging)
        .require(trainer.tasks().contains(task), "task", "one of " + trainer.tasks(), task)
        .throwIfAny();
    return new CrossValidation.Plan(folds, judging, seed);
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
        "TuningJob '%s': all %s trials failed, the first because: %s"
            .formatted(name, String.valueOf(outcomes.size()), outcomes.get(0).note()));
  }
}
