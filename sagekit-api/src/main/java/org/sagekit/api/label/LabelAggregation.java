package org.sagekit.api.label;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Summary;
import org.sagekit.api.model.Prediction;

/**
 * The likely truth behind votes for categories, and what it says of those who voted.
 *
 * @param method the aggregator's name
 * @param labels all answers that were given or are gold, in the order of the probabilities
 * @param posteriorByTask the probability of each label, by task
 * @param workers one entry for each who voted, in the order of their first vote
 * @param iterations how many rounds it took; 0 for a method without rounds
 */
public record LabelAggregation(
    String method,
    List<String> labels,
    Map<String, Prediction> posteriorByTask,
    List<Worker> workers,
    int iterations)
    implements Aggregation {

  /** Copies the collections, keeping their order. */
  public LabelAggregation {
    labels = List.copyOf(labels);
    posteriorByTask = Collections.unmodifiableMap(new LinkedHashMap<>(posteriorByTask));
    workers = List.copyOf(workers);
  }

  @Override
  public Map<String, Double> confidenceByTask() {
    Map<String, Double> confidences = new LinkedHashMap<>();
    posteriorByTask.forEach((task, posterior) -> confidences.put(task, posterior.confidence()));
    return confidences;
  }

  @Override
  public Summary summary() {
    List<Summary.Bar> bars = new ArrayList<>();
    List<Worker> most =
        workers.stream()
            .sorted(Comparator.comparingInt(Worker::votes).reversed())
            .limit(15)
            .sorted(Comparator.comparingDouble(Worker::skill).reversed())
            .toList();
    for (Worker worker : most) {
      bars.add(
          new Summary.Bar(
              worker.name() + " (" + worker.votes() + ")", worker.skill(), worker.skill() < 0.5));
    }
    return Summary.of(
        "Labels by " + method,
        new Summary.Note(
            "%s tasks, %s workers, %s labels."
                .formatted(posteriorByTask.size(), workers.size(), labels.size())),
        new Summary.Bars("Estimated accuracy of the busiest workers (votes)", bars));
  }
}
