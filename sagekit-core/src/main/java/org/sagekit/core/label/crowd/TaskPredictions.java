package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;

/**
 * What a model that has not learnt from the tasks says of each. Labels that the model does not know
 * have no probability; of classes that nobody voted for nothing is taken, and the others are
 * brought to the sum 1. Immutable.
 */
public final class TaskPredictions {
  private static final double TOLERANCE = 0.05;

  private final Map<String, Prediction> predictionByTask;

  private TaskPredictions(Map<String, Prediction> predictionByTask) {
    this.predictionByTask = predictionByTask;
  }

  /**
   * Checks and copies predictions.
   *
   * @param predictionByTask probabilities of classes
   * @return the predictions
   * @throws IllegalArgumentException if there is none, or one is of no class, negative, not a
   *     number, or does not sum to 1 within 0.05
   */
  public static TaskPredictions of(Map<String, Prediction> predictionByTask) {
    Problems.of("Predictions of tasks")
        .require(!predictionByTask.isEmpty(), "predictions", "at least 1", 0)
        .throwIfAny();
    Map<String, Prediction> sorted = new TreeMap<>(predictionByTask);
    sorted.forEach(
        (task, prediction) -> {
          double[] shares = prediction.toArray();
          boolean classes = !prediction.classes().isEmpty();
          boolean shared = Arrays.stream(shares).allMatch(share -> share >= 0);
          boolean whole = Math.abs(Arrays.stream(shares).sum() - 1) <= TOLERANCE;
          Problems.of("Prediction of task '" + task + "'")
              .require(
                  classes && shared && whole,
                  "probabilities",
                  "0 or more for each class with the sum 1",
                  Arrays.toString(Arrays.copyOf(shares, Math.min(20, shares.length))))
              .throwIfAny();
        });
    return new TaskPredictions(sorted);
  }

  List<String> tasks() {
    return List.copyOf(predictionByTask.keySet());
  }

  Fingerprint fingerprint() {
    Fingerprint.Digest digest = Fingerprint.digest().number(predictionByTask.size());
    predictionByTask.forEach(
        (task, prediction) -> {
          digest.text(task);
          prediction.classes().forEach(digest::text);
          Arrays.stream(prediction.toArray())
              .forEach(share -> digest.number(Double.doubleToLongBits(share)));
        });
    return digest.done();
  }

  /** Why there is not one for each task, if there is not. */
  Optional<String> obstacle(VoteTable table) {
    List<String> without = new ArrayList<>(table.taskNames());
    without.removeIf(predictionByTask::containsKey);
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s of the %s tasks without a prediction, such as '%s'"
                .formatted(
                    String.valueOf(without.size()), String.valueOf(table.tasks()), without.get(0)));
  }

  /**
   * The votes as numbers.
   *
   * @throws IllegalArgumentException if there is no vote, or a task has no prediction
   */
  VoteTable table(Votes votes) {
    VoteTable table = VoteTable.of(votes);
    obstacle(table)
        .ifPresent(
            reason ->
                Problems.of("Votes '" + votes.name() + "' with a model")
                    .require(false, "tasks", "ones with a prediction", reason)
                    .throwIfAny());
    return table;
  }

  /** Task by task the probability of each label of the votes. */
  double[] shares(List<String> tasks, List<String> labels) {
    double[] shares = new double[tasks.size() * labels.size()];
    Map<List<String>, int[]> placesByClasses = new HashMap<>();
    for (int task = 0; task < tasks.size(); task++) {
      @Nullable Prediction prediction = predictionByTask.get(tasks.get(task));
      if (prediction == null) {
        throw new IllegalStateException(tasks.get(task)); // an obstacle, so it was looked for
      }
      int[] places =
          placesByClasses.computeIfAbsent(
              prediction.classes(),
              classes -> classes.stream().mapToInt(labels::indexOf).toArray());
      put(prediction.toArray(), places, shares, task * labels.size());
      normalise(shares, task * labels.size(), labels.size());
    }
    return shares;
  }

  private static void put(double[] from, int[] places, double[] to, int row) {
    for (int label = 0; label < from.length; label++) {
      if (places[label] >= 0) {
        to[row + places[label]] = from[label];
      }
    }
  }

  private static void normalise(double[] shares, int row, int labels) {
    double sum = 0;
    for (int label = 0; label < labels; label++) {
      sum += shares[row + label];
    }
    for (int label = 0; label < labels; label++) {
      shares[row + label] = sum == 0 ? 1.0 / labels : shares[row + label] / sum;
    }
  }
}
