package org.sagekit.autopilot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.autopilot.candidates.Candidate;
import org.sagekit.autopilot.candidates.Candidates;
import org.sagekit.autopilot.candidates.Contest;
import org.sagekit.autopilot.candidates.Judged;
import org.sagekit.autopilot.ensemble.Ensemble;
import org.sagekit.autopilot.ensemble.EnsembleModel;
import org.sagekit.autopilot.report.CandidateBoard;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.tune.CrossValidation;
import org.sagekit.core.tune.Refit;
import org.sagekit.core.tune.SearchResult;

/**
 * Finds the best model for a table by itself: rows in, model out, as {@link TrainingJob}.
 *
 * <pre>{@code
 * AutopilotJob.named("auto").target("income").build()
 * }</pre>
 *
 * <p>First rows are held out for the test. On the others every trainer is tried as it is and with
 * some random settings, all judged by cross-validation on the same folds. Then candidates are
 * averaged (Caruana et al. 2004, see {@link org.sagekit.autopilot.ensemble.GreedySelection}); the
 * average is kept if it saves a share of the error of the best candidate, judged on each fold by
 * weights that the other folds have chosen. What was chosen is trained on all rows but those held
 * out, and these judge it.
 *
 * <p>The work is counted in candidates, never in time, so the same rows, settings and seed give the
 * same model, bit for bit, on any number of threads. Each candidate is a stage with a checkpoint of
 * its own: a search that was cut off goes on where it was. A candidate that fails has a note on the
 * leaderboard and no score. A search that is asked to stop ends with the best so far if a candidate
 * has finished.
 *
 * <p>Immutable and thread-safe.
 */
public final class AutopilotJob implements Stage<Dataset, TrainedModel> {
  /** Those that are quick on any table, and differ enough for an ensemble. */
  private static final List<Trainer> STANDARD =
      List.of(Trainers.xgboost(), Trainers.randomForest(), Trainers.linear(), Trainers.mlp());

  private static final String FORMAT = "autopilot/1";

  private final String name;
  private final TrainingJob training;
  private final List<Trainer> trainers;
  private final int trials;
  private final int folds;
  private final double margin;
  private final Optional<Metric> metric;
  private final int profileSample;

  private AutopilotJob(Builder builder, TrainingJob training) {
    name = builder.name;
    this.training = training;
    trainers = builder.trainers;
    trials = builder.trials;
    folds = builder.folds;
    margin = builder.margin;
    metric = builder.metric;
    profileSample = builder.profileSample;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank; also the model's name
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name) {
    return new Builder(name, TrainingJob.named(name, STANDARD.get(0)));
  }

  /** Options of an {@link AutopilotJob}. For one thread. */
  public static final class Builder {
    private String name;
    private final TrainingJob.Builder training;
    private List<Trainer> trainers = STANDARD;
    private int trials = 3;
    private int folds = 5;
    private double margin = 0.01;
    private Optional<Metric> metric = Optional.empty();
    private int profileSample = Profiles.SAMPLE;

    private Builder(String name, TrainingJob.Builder training) {
      this.name = Objects.requireNonNull(name, "name");
      this.training = training;
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("AutopilotJob", "name", newName);
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
     * Which algorithms to try. Those that can't do the task are passed over.
     *
     * @param some at least one; boosting, a random forest, a linear model and a perceptron by
     *     default
     * @return this
     */
    public Builder trainers(Trainer... some) {
      trainers = List.of(some);
      return this;
    }

    /**
     * How many random settings of each trainer to try besides its own.
     *
     * @param each 0 or more; 3 by default
     * @return this
     */
    public Builder trials(int each) {
      trials = each;
      return this;
    }

    /**
     * Into how many folds the rows are divided. Each candidate trains as many models.
     *
     * @param count at least 2; 5 by default
     * @return this
     */
    public Builder folds(int count) {
      folds = count;
      return this;
    }

    /**
     * What an average of candidates must save to be kept, since it is larger and slower.
     *
     * @param share of the best candidate's error, from 0 to 1; 0.01 by default. 1 keeps to the best
     *     candidate alone
     * @return this
     */
    public Builder margin(double share) {
      margin = share;
      return this;
    }

    /**
     * By which figure candidates are compared.
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
    public AutopilotJob build() {
      Problems problems = Problems.of("AutopilotJob '" + name + "'");
      problems
          .require(!trainers.isEmpty(), "trainers", "at least one", "none")
          .require(trials >= 0, "trials", "0 or more", trials)
          .require(folds >= 2, "folds", "at least 2", folds)
          .require(margin >= 0 && margin <= 1, "margin", "from 0 to 1", margin);
      Optional<TrainingJob> built = built(problems);
      problems.throwIfAny();
      return new AutopilotJob(this, built.orElseThrow());
    }

    private Optional<TrainingJob> built(Problems problems) {
      try {
        return Optional.of(training.build());
      } catch (IllegalArgumentException e) {
        String lines = Objects.requireNonNull(e.getMessage(), "a message of Problems");
        problems.addAll(lines.replace("TrainingJob '", "AutopilotJob '").lines().toList());
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
    Builder builder = new Builder(name, training.toBuilder());
    builder.trainers = trainers;
    builder.trials = trials;
    builder.folds = folds;
    builder.margin = margin;
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
    Settings settings =
        Settings.of(withoutTrainer(training.settings()))
            .with("trials", trials)
            .with("folds", folds)
            .with("margin", margin)
            .with("metric", metric.map(Metric::name).orElse("by task"));
    for (int i = 0; i < trainers.size(); i++) {
      String prefix = "trainer-" + i;
      settings =
          settings.with(prefix, trainers.get(i).name()).with(prefix, trainers.get(i).settings());
    }
    return settings;
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    Fingerprint.Digest digest = Fingerprint.digest().text(AutopilotJob.class.getName());
    digest.text(FORMAT).fingerprint(settings().fingerprint());
    for (Trainer trainer : trainers) {
      Optional<Fingerprint> known = trainer.fingerprint();
      if (known.isEmpty()) {
        return Optional.empty();
      }
      digest.fingerprint(known.get());
    }
    return Optional.of(digest.done());
  }

  @Override
  public List<String> check(RunContext run) {
    return training.check(run);
  }

  /**
   * Searches and trains.
   *
   * @param input the rows
   * @param run seed of the folds, the settings and the trainings; where each candidate is told as a
   *     {@link org.sagekit.api.tune.Trial}
   * @return the model that was best, with the leaderboard
   * @throws IllegalArgumentException if a column is not there, the metric does not fit, no trainer
   *     can do the task, or there are too few rows
   * @throws DataException if all candidates have failed
   * @throws org.sagekit.api.StoppedException if the run was stopped before a candidate had finished
   */
  @Override
  public TrainedModel run(Dataset input, RunContext run) {
    Split split = training.split(input, run.seed());
    Task task = TrainingJob.taskOf(split.train());
    CrossValidation validation = CrossValidation.of(plan(task, run.seed()), split.train());
    List<Candidate> candidates = Candidates.of(fitting(task), trials, run.seed());
    List<Judged> judged = new Contest(candidates, validation).hold(split.train(), run);
    requireOne(judged, run);
    Optional<Ensemble> ensemble = Ensemble.of(judged, validation, margin);
    Leaderboard board = CandidateBoard.of(validation.plan().metric(), judged, ensemble);
    TrainedModel model =
        ensemble
            .map(kept -> averaged(kept, split, run))
            .orElseGet(() -> refit(best(judged, board), split, run));
    return new SearchResult(name, board, input, training.prepared(input)).of(model, run);
  }

  private CrossValidation.Plan plan(Task task, long seed) {
    Metric judging = metric.orElse(Metric.standard(task));
    problems().require(judging.fits(task), "metric", "one that fits " + task, judging).throwIfAny();
    return new CrossValidation.Plan(folds, judging, seed);
  }

  private List<Trainer> fitting(Task task) {
    List<Trainer> fitting = trainers.stream().filter(one -> one.tasks().contains(task)).toList();
    List<String> names = trainers.stream().map(Trainer::name).toList();
    problems().require(!fitting.isEmpty(), "trainers", "able to do " + task, names).throwIfAny();
    return fitting;
  }

  private Problems problems() {
    return Problems.of("AutopilotJob '" + name + "'");
  }

  private void requireOne(List<Judged> judged, RunContext run) {
    if (judged.stream().noneMatch(one -> one.result().isPresent())) {
      run.checkStop();
      throw new DataException(
          "AutopilotJob '%s': all %s candidates failed, the first because: %s"
              .formatted(name, String.valueOf(judged.size()), judged.get(0).note()));
    }
  }

  private static Candidate best(List<Judged> judged, Leaderboard board) {
    String name = board.entries().get(0).name();
    return judged.stream()
        .map(Judged::candidate)
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private TrainedModel averaged(Ensemble ensemble, Split split, RunContext run) {
    List<TrainedModel> models = new ArrayList<>();
    for (Candidate member : ensemble.members()) {
      models.add(refit(member, split, run));
    }
    return EnsembleModel.of(ensemble, models, split.test());
  }

  /** Candidates' names end in a digit, so this stage's name is no candidate's. */
  private TrainedModel refit(Candidate candidate, Split split, RunContext run) {
    return new Refit(candidate.name() + "-refit", candidate.trainer(), profileSample)
        .on(split, run);
  }

  /** The job that holds rows out has a trainer too, but it is not asked to train. */
  private static Map<String, String> withoutTrainer(Settings settings) {
    return settings.asMap().entrySet().stream()
        .filter(setting -> !setting.getKey().startsWith("trainer"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
