package org.sagekit.api.label;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;

/**
 * The likely truth behind answers that are sets of labels, and what it says of those who answered.
 *
 * @param method the aggregator's name
 * @param labels all labels that were given or are gold, sorted by their characters
 * @param probabilityByTask by task the probability of each label that may be right there, in the
 *     order of the labels; one that is not among them has nearly none
 * @param confidenceByTask how sure each task's least sure label is, present or absent: from 0.5 to
 *     1; 1 for gold
 * @param workers one entry for each who answered, in the order of their first vote
 * @param iterations the most rounds that a label took
 */
public record SetAggregation(
    String method,
    List<String> labels,
    Map<String, Map<String, Double>> probabilityByTask,
    Map<String, Double> confidenceByTask,
    List<Worker> workers,
    int iterations)
    implements Aggregation {

  /** Copies the collections, keeping their order. */
  public SetAggregation {
    labels = List.copyOf(labels);
    Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
    probabilityByTask.forEach(
        (task, probabilities) ->
            copy.put(task, Collections.unmodifiableMap(new LinkedHashMap<>(probabilities))));
    probabilityByTask = Collections.unmodifiableMap(copy);
    confidenceByTask = Collections.unmodifiableMap(new LinkedHashMap<>(confidenceByTask));
    workers = List.copyOf(workers);
  }

  /**
   * The likely labels of a task.
   *
   * @param task one that was answered or is gold
   * @return those whose probability is at least one half
   * @throws IllegalArgumentException if the task is not known
   */
  public LabelSet likely(String task) {
    return LabelSet.of(
        probabilities(task).entrySet().stream()
            .filter(label -> label.getValue() >= 0.5)
            .map(Map.Entry::getKey)
            .toList());
  }

  /**
   * How likely a label is.
   *
   * @param task one that was answered or is gold
   * @param label one of {@link #labels}
   * @return from 0 to 1
   * @throws IllegalArgumentException if the task or the label is not known
   */
  public double probability(String task, String label) {
    if (Collections.binarySearch(labels, label) < 0) {
      throw new IllegalArgumentException(
          "Sets by %s: label must be one that was given, but was '%s'.%s"
              .formatted(method, label, Problems.didYouMean(label, labels)));
    }
    return probabilities(task).getOrDefault(label, 0.0);
  }

  private Map<String, Double> probabilities(String task) {
    Map<String, Double> probabilities = probabilityByTask.get(Objects.requireNonNull(task, "task"));
    if (probabilities == null) {
      throw new IllegalArgumentException(
          "Sets by %s: task must be one that was answered, but was '%s'.".formatted(method, task));
    }
    return probabilities;
  }

  @Override
  public Summary summary() {
    double present =
        probabilityByTask.keySet().stream()
            .mapToInt(task -> likely(task).labels().size())
            .average()
            .orElse(0);
    return Summary.of(
        "Sets of labels by " + method,
        new Summary.Note(
            "%s tasks, %s workers, %s labels; %s labels a task on average."
                .formatted(
                    probabilityByTask.size(),
                    workers.size(),
                    labels.size(),
                    WorkerBars.figure(present))),
        WorkerBars.of(workers, "Share of right labels of the busiest workers (votes)"));
  }
}
