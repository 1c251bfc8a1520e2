package org.sagekit.autopilot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.autopilot.candidates.Candidate;
import org.sagekit.autopilot.candidates.Candidates;
import org.sagekit.autopilot.candidates.Contest;
import org.sagekit.autopilot.candidates.Judged;
import org.sagekit.autopilot.ensemble.Ensemble;
import org.sagekit.autopilot.ensemble.EnsembleModel;
import org.sagekit.autopilot.report.CandidateBoard;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.train.TrainingPlan;
import org.sagekit.core.tune.CrossValidation;
import org.sagekit.core.tune.Refit;
import org.sagekit.core.tune.SearchOptions;
import org.sagekit.core.tune.SearchPlan;
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
 * out, and these judge it. With a {@code calibration} each candidate is judged, and trained in the
 * end, calibrated; an average is one of calibrated candidates and not corrected again.
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

  /** What models can be averaged. */
  private static final Set<Task> TASKS =
      Collections.unmodifiableSet(EnumSet.of(Task.BINARY, Task.MULTICLASS, Task.REGRESSION));

  private static final SearchPlan JUDGING = new SearchPlan(5, Optional.empty());
  private static final String FORMAT = "autopilot/1";

  private final String name;
  private final TrainingPlan plan;
  private final SearchPlan search;
  private final List<Trainer> trainers;
  private final int trials;
  private final double margin;

  private AutopilotJob(Builder builder) {
    name = builder.name();
    plan = builder.plan();
    search = builder.search();
    trainers = builder.trainers;
    trials = builder.trials;
    margin = builder.margin;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank; also the model's name
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name) {
    return new Builder(name, TrainingPlan.standard(), JUDGING);
  }

  /** Options of an {@link AutopilotJob}. For one thread. */
  public static final class Builder extends SearchOptions<Builder> {
    private List<Trainer> trainers = STANDARD;
    private int trials = 3;
    private double margin = 0.01;

    private Builder(String name, TrainingPlan plan, SearchPlan search) {
      super(name, plan, search);
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
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException with a line for each problem
     */
    public AutopilotJob build() {
      Problems problems = problems("AutopilotJob", names(trainers), tasks(trainers));
      problems
          .require(!trainers.isEmpty(), "trainers", "at least one", "none")
          .require(
              !tasks(trainers).isEmpty(), "trainers", "able to do one of " + TASKS, names(trainers))
          .require(trials >= 0, "trials", "0 or more", trials)
          .require(margin >= 0 && margin <= 1, "margin", "from 0 to 1", margin)
          .throwIfAny();
      return new AutopilotJob(this);
    }
  }

  private static String names(List<Trainer> trainers) {
    return trainers.stream().map(Trainer::name).collect(Collectors.joining(", "));
  }

  /** What at least one of them can predict, all if there is none. */
  private static Set<Task> tasks(List<Trainer> trainers) {
    return TASKS.stream()
        .filter(
            task ->
                trainers.isEmpty()
                    || trainers.stream().anyMatch(trainer -> trainer.tasks().contains(task)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Task.class)));
  }

  /**
   * A builder with the settings of this job.
   *
   * @return a builder; this job stays as it is
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, plan, search);
    builder.trainers = trainers;
    builder.trials = trials;
    builder.margin = margin;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    Settings settings = search.in(plan.settings()).with("trials", trials).with("margin", margin);
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
      Optional<Fingerprint> known = plan.fitted(trainer).fingerprint();
      if (known.isEmpty()) {
        return Optional.empty();
      }
      digest.fingerprint(known.get());
    }
    return Optional.of(digest.done());
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
    Dataset prepared = plan.prepared(input, TASKS);
    Split split = plan.split(prepared, TASKS, run.seed());
    Task task = TrainingJob.taskOf(split.train());
    plan.checkCalibration(toString(), split.train());
    CrossValidation validation = CrossValidation.of(judging(task, run.seed()), split.train());
    List<Candidate> candidates = Candidates.of(fitting(task), trials, run.seed());
    List<Judged> judged = new Contest(candidates, validation).hold(split.train(), run);
    requireOne(judged, run);
    Optional<Ensemble> ensemble = Ensemble.of(judged, validation, margin);
    Leaderboard board = CandidateBoard.of(validation.plan().metric(), judged, ensemble);
    TrainedModel model =
        ensemble
            .map(kept -> averaged(kept, split, run))
            .orElseGet(() -> refit(best(judged, board), split, run));
    return new SearchResult(name, board, input, prepared).of(model, run);
  }

  private CrossValidation.Plan judging(Task task, long seed) {
    Problems problems = Problems.of(toString());
    CrossValidation.Plan judging = search.of(problems, task, seed);
    problems.throwIfAny();
    return judging;
  }

  private List<Trainer> fitting(Task task) {
    List<Trainer> fitting = trainers.stream().filter(one -> one.tasks().contains(task)).toList();
    List<String> names = trainers.stream().map(Trainer::name).toList();
    Problems.of(toString())
        .require(!fitting.isEmpty(), "trainers", "able to do " + task, names)
        .throwIfAny();
    return fitting.stream().map(plan::fitted).toList();
  }

  private void requireOne(List<Judged> judged, RunContext run) {
    if (judged.stream().noneMatch(one -> one.result().isPresent())) {
      run.checkStop();
      throw new DataException(
          "%s: all %s candidates failed, the first because: %s"
              .formatted(this, String.valueOf(judged.size()), judged.get(0).note()));
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
    return new Refit(candidate.name() + "-refit", candidate.trainer(), plan).on(split, run);
  }

  @Override
  public String toString() {
    return "AutopilotJob '" + name + "'";
  }
}
