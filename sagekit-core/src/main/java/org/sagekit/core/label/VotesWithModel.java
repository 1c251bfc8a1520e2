package org.sagekit.core.label;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.LabelPriority;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.core.label.crowd.ActiveLab;
import org.sagekit.core.label.crowd.Crowdlab;
import org.sagekit.core.label.crowd.TableAggregator;
import org.sagekit.core.label.crowd.TaskPredictions;
import org.sagekit.core.label.rows.TaskRows;

/**
 * Labels by people and a model together: what few votes leave open, a model that has learnt from
 * all of them often knows. Its probabilities must be of tasks that it has not learnt from, as
 * {@code OutOfFold} of core.train makes them, and better be calibrated.
 *
 * <p>Classes of the model that nobody voted for are left out. Immutable and thread-safe.
 */
public final class VotesWithModel {
  private final TaskPredictions predictions;

  private VotesWithModel(TaskPredictions predictions) {
    this.predictions = predictions;
  }

  /**
   * With predictions of tasks.
   *
   * @param predictionByTask the probabilities of the classes
   * @return where consensus and priorities come from
   * @throws IllegalArgumentException if there is none, or one is of no class, negative, not a
   *     number, or does not sum to 1 within 0.05
   */
  public static VotesWithModel of(Map<String, Prediction> predictionByTask) {
    return new VotesWithModel(TaskPredictions.of(predictionByTask));
  }

  /**
   * With predictions of rows.
   *
   * @param rows named as tasks by the column in {@link Role#ID}, or by their number if there is
   *     none
   * @param predictions of the same rows in the same order
   * @return where consensus and priorities come from
   * @throws IllegalArgumentException as {@link #of(Map)}, and if there are not as many of both
   * @throws DataException if an id is missing or repeated
   */
  public static VotesWithModel of(Dataset rows, Predictions predictions) {
    String subject = "Votes with a model of '" + rows.name() + "'";
    Problems.of(subject)
        .require(
            predictions.size() == rows.size(),
            "predictions",
            "as many as the rows, " + rows.size(),
            predictions.size())
        .throwIfAny();
    List<String> tasks = TaskRows.of(subject, rows).tasks();
    Map<String, Prediction> predictionByTask = new LinkedHashMap<>();
    for (int row = 0; row < tasks.size(); row++) {
      predictionByTask.put(tasks.get(row), predictions.get(row));
    }
    return of(predictionByTask);
  }

  /**
   * The consensus of votes and model: H. W. Goh, U. Tkachenko and J. Mueller, "CROWDLAB: Supervised
   * learning to infer consensus labels and quality scores for data with multiple annotators", 2022.
   * The posterior of a label is how good it would be as the consensus; the confidence is the
   * quality of the consensus.
   *
   * @return the aggregator {@code crowdlab}, which refuses votes on tasks without prediction
   */
  public LabelAggregator aggregator() {
    return new TableAggregator(new Crowdlab(predictions));
  }

  /**
   * How good each worker's labels are, by the same paper: how likely they are by the consensus, and
   * how often they agree with it.
   *
   * @param votes at least one
   * @return from 0 to 1, in the order of the workers' first vote
   * @throws IllegalArgumentException if there is no vote, or a task has no prediction
   */
  public Map<String, Double> qualityByWorker(Votes votes) {
    return new Crowdlab(predictions).qualityByWorker(votes);
  }

  /**
   * Which tasks should be voted on next, labelled or not: H. W. Goh and J. Mueller, "ActiveLab:
   * Active Learning with Re-Labeling by Multiple Annotators", 2023.
   *
   * @param votes at least one
   * @return all tasks that have a prediction and are not gold, the one that needs a vote most first
   * @throws IllegalArgumentException if there is no vote, or a task has no prediction
   */
  public List<LabelPriority> nextToLabel(Votes votes) {
    return new ActiveLab(predictions).priorities(votes);
  }
}
