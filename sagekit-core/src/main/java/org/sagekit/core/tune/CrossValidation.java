package org.sagekit.core.tune;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent.MetricLogged;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
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
  private final Dataset rows;
  private final List<Split> folds;

  private CrossValidation(Dataset rows, List<Split> folds) {
    this.rows = rows;
    this.folds = folds;
  }

  /**
   * Makes the folds.
   *
   * @param rows with a target
   * @param folds how many, 2 or more
   * @param seed of the choice; nothing else decides which row goes where
   * @return the cross-validation
   * @throws IllegalArgumentException if there are not enough rows for so many folds
   */
  public static CrossValidation of(Dataset rows, int folds, long seed) {
    return new CrossValidation(rows, Splits.kFold(rows, folds, seed));
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
   * @param metric by which figure; must fit the target
   * @param run seed of every training, threads, stop
   * @return scores and predictions
   * @throws DataException if the rows can't be learnt from, or the metric is no number on a fold
   * @throws org.sagekit.api.StoppedException if the run is stopped
   */
  public CrossValidated judge(Trainer trainer, Metric metric, RunContext run) {
    double[] scores = new double[folds.size()];
    List<Predictions> predictions = new ArrayList<>();
    for (int fold = 0; fold < scores.length; fold++) {
      run.checkStop();
      ScoringGraph graph = trainer.train(folds.get(fold).train(), run);
      run.checkStop();
      Dataset test = folds.get(fold).test();
      predictions.add(Scorers.of(graph).score(test));
      scores[fold] = Evaluations.value(metric, predictions.get(fold), test);
      run.emit(new MetricLogged(run.path(), metric.label(), fold, scores[fold]));
      run.progress().at(fold + 1L, scores.length, "fold");
      requireFinite(metric, fold, scores[fold]);
    }
    return new CrossValidated(new FoldScores(metric, Doubles.of(scores)), predictions);
  }

  private void requireFinite(Metric metric, int fold, double score) {
    if (!Double.isFinite(score)) {
      throw new DataException(
          "Dataset '%s': %s of fold %d must be finite, but was %s. Maybe fewer folds or another metric."
              .formatted(rows.name(), metric.label(), fold, score));
    }
  }
}
