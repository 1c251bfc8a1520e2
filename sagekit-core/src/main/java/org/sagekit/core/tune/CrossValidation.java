package org.sagekit.core.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent.MetricLogged;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Splits;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;

/**
 * Judges trainers on rows that they have not learnt from, all on the same folds. Immutable and
 * thread-safe.
 */
public final class CrossValidation {
  private static final String FORMAT = "cross-validation/1";
  private final Plan plan;
  private final Dataset rows;
  private final List<Split> folds;

  private CrossValidation(Plan plan, Dataset rows, List<Split> folds) {
    this.plan = plan;
    this.rows = rows;
    this.folds = folds;
  }

  /**
   * How trainers are judged, whatever the rows.
   *
   * @param folds how many, 2 or more
   * @param metric by which figure; must fit the target
   * @param seed of the folds; nothing else decides which row goes where
   */
  public record Plan(int folds, Metric metric, long seed) {

    /**
     * What determines the judgement of a trainer, besides the rows and the seed of its training.
     *
     * @param trainer what is judged
     * @return empty if the trainer has no fingerprint
     */
    public Optional<Fingerprint> fingerprint(Trainer trainer) {
      return trainer
          .fingerprint()
          .map(
              ofTrainer ->
                  Fingerprint.digest()
                      .text(FORMAT)
                      .fingerprint(ofTrainer)
                      .number(folds)
                      .text(metric.name())
                      .number(seed)
                      .done());
    }

    /**
     * The settings of a stage that judges a trainer.
     *
     * @param trainer what is judged
     * @return the trainer's settings behind {@code trainer.}, folds and metric
     */
    public Settings settings(Trainer trainer) {
      return Settings.empty()
          .with("trainer", trainer.name())
          .with("trainer", trainer.settings())
          .with("folds", folds)
          .with("metric", metric);
    }
  }

  /**
   * Makes the folds.
   *
   * @param plan how many, and from which seed
   * @param rows with a target
   * @return the cross-validation
   * @throws IllegalArgumentException if there are not enough rows for so many folds
   */
  public static CrossValidation of(Plan plan, Dataset rows) {
    return new CrossValidation(plan, rows, Splits.kFold(rows, plan.folds(), plan.seed()));
  }

  /**
   * How trainers are judged.
   *
   * @return the plan
   */
  public Plan plan() {
    return plan;
  }

  /**
   * The folds.
   *
   * @return each row is in the test of exactly one
   */
  public List<Split> folds() {
    return folds;
  }

  /**
   * Trains on all folds but one and judges on this one, for each fold in turn. Says the score of
   * each fold by {@link MetricLogged}.
   *
   * @param trainer what is judged
   * @param run seed of every training, threads, stop
   * @return scores and predictions
   * @throws DataException if the rows can't be learnt from, or the metric is no number on a fold
   * @throws org.sagekit.api.StoppedException if the run is stopped
   */
  public CrossValidated judge(Trainer trainer, RunContext run) {
    double[] scores = new double[folds.size()];
    List<Predictions> predictions = new ArrayList<>();
    for (int fold = 0; fold < scores.length; fold++) {
      run.checkStop();
      ScoringGraph graph = trainer.train(folds.get(fold).train(), run);
      run.checkStop();
      Dataset test = folds.get(fold).test();
      predictions.add(Scorers.of(graph).score(test));
      scores[fold] = score(graph.task(), predictions.get(fold), test);
      run.emit(new MetricLogged(run.path(), plan.metric().label(), fold, scores[fold]));
      run.progress().at(fold + 1L, scores.length, "fold");
      requireFinite(fold, scores[fold]);
    }
    return new CrossValidated(new FoldScores(plan.metric(), Doubles.of(scores)), predictions);
  }

  private double score(Task task, Predictions predictions, Dataset test) {
    return task == Task.MULTILABEL
        ? Evaluations.valueOfLabels(plan.metric(), predictions, test)
        : Evaluations.value(plan.metric(), predictions, test);
  }

  private void requireFinite(int fold, double score) {
    if (!Double.isFinite(score)) {
      throw new DataException(
          "Dataset '%s': %s of fold %s must be finite, but was %s. Maybe fewer folds or another metric."
              .formatted(rows.name(), plan.metric().label(), fold, score));
    }
  }
}
