package org.sagekit.api.label;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Summary;

/**
 * The likely truth behind answers that are numbers, and what it says of those who answered.
 *
 * @param method the aggregator's name
 * @param estimateByTask the likely number, by task
 * @param workers one entry for each who answered, in the order of their first vote
 * @param deviationByWorker how each worker's answers lie about the truth, in the same order
 * @param iterations how many rounds it took; 0 for a method without rounds
 */
public record NumberAggregation(
    String method,
    Map<String, Estimate> estimateByTask,
    List<Worker> workers,
    Map<String, Deviation> deviationByWorker,
    int iterations)
    implements Aggregation {

  /**
   * What is likely of one task.
   *
   * @param value the likely number, in the unit of the answers
   * @param standardError how far it may be off, in the same unit: the standard deviation of the
   *     estimate, if workers err independently of each other; 0 for gold, and where nobody
   *     contradicts anybody
   * @param confidence from 0 to 1: how much of the variance of a single answer, taken from any
   *     task, the estimate is rid of
   */
  public record Estimate(double value, double standardError, double confidence) {}

  /**
   * How one worker's answers lie about the truth.
   *
   * @param bias how far they are too high on average, in the unit of the answers
   * @param spread the square root of their mean squared distance from the truth, bias included, in
   *     the unit of the answers; told by their distances from the others and from gold, and drawn
   *     to the others' by one vote
   */
  public record Deviation(double bias, double spread) {}

  /** Copies the collections, keeping their order. */
  public NumberAggregation {
    estimateByTask = Collections.unmodifiableMap(new LinkedHashMap<>(estimateByTask));
    workers = List.copyOf(workers);
    deviationByWorker = Collections.unmodifiableMap(new LinkedHashMap<>(deviationByWorker));
  }

  @Override
  public Map<String, Double> confidenceByTask() {
    Map<String, Double> confidences = new LinkedHashMap<>();
    estimateByTask.forEach((task, estimate) -> confidences.put(task, estimate.confidence()));
    return confidences;
  }

  @Override
  public Summary summary() {
    double error =
        estimateByTask.values().stream()
            .mapToDouble(Estimate::standardError)
            .average()
            .orElse(Double.NaN);
    return Summary.of(
        "Numbers by " + method,
        new Summary.Note(
            "%s tasks, %s workers, mean standard error %s."
                .formatted(estimateByTask.size(), workers.size(), WorkerBars.figure(error))),
        WorkerBars.of(workers, "Share of truth in the answers of the busiest workers (votes)"),
        new Summary.Table(
            List.of("worker", "votes", "bias", "spread"),
            WorkerBars.busiest(workers).stream().map(this::row).toList()));
  }

  private List<String> row(Worker worker) {
    Deviation deviation =
        deviationByWorker.getOrDefault(worker.name(), new Deviation(Double.NaN, Double.NaN));
    return List.of(
        worker.name(),
        String.valueOf(worker.votes()),
        WorkerBars.figure(deviation.bias()),
        WorkerBars.figure(deviation.spread()));
  }
}
