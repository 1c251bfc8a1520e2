package org.sagekit.api.label;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Summary;

/**
 * The likely truth behind answers that mark parts of a task, such as spans of a text or boxes of an
 * image, and what it says of those who answered.
 *
 * @param <P> what a part is
 * @param method the aggregator's name
 * @param partsByTask the likely parts, each with how sure it is, by task; a task may have none
 * @param confidenceByTask how sure the parts of a task are on average, and that there are no
 *     others: from 0 to 1; 1 for gold
 * @param workers one entry for each who answered, in the order of their first vote
 * @param iterations how many rounds it took; 0 for a method without rounds
 */
public record PartsAggregation<P>(
    String method,
    Map<String, List<Found<P>>> partsByTask,
    Map<String, Double> confidenceByTask,
    List<Worker> workers,
    int iterations)
    implements Aggregation {

  /** Copies the collections, keeping their order. */
  public PartsAggregation {
    Map<String, List<Found<P>>> copy = new LinkedHashMap<>();
    partsByTask.forEach((task, parts) -> copy.put(task, List.copyOf(parts)));
    partsByTask = Collections.unmodifiableMap(copy);
    confidenceByTask = Collections.unmodifiableMap(new LinkedHashMap<>(confidenceByTask));
    workers = List.copyOf(workers);
  }

  @Override
  public Summary summary() {
    long parts = partsByTask.values().stream().mapToLong(List::size).sum();
    double confidence =
        confidenceByTask.values().stream()
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(Double.NaN);
    return Summary.of(
        "Parts by " + method,
        new Summary.Note(
            "%s parts found on %s tasks by %s workers; mean confidence %s."
                .formatted(
                    parts, partsByTask.size(), workers.size(), WorkerBars.percent(confidence))),
        WorkerBars.of(workers, "F1 of the busiest workers against what was found (votes)"));
  }
}
