package org.sagekit.api.label;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Summary;

/**
 * The likely order behind answers that say which of two things is better, and what it says of those
 * who answered.
 *
 * @param method the aggregator's name
 * @param items all things that were compared, the best first; of equal ones the first by its
 *     characters
 * @param confidenceByTask how sure the order of the two things of a task is, from 0.5 to 1; 1 for
 *     gold. Of a task on which different things were compared, that of the least sure two
 * @param workers one entry for each who answered, in the order of their first vote
 * @param iterations how many rounds it took
 */
public record RankAggregation(
    String method,
    List<Ranked> items,
    Map<String, Double> confidenceByTask,
    List<Worker> workers,
    int iterations)
    implements Aggregation {
  private static final int SHOWN = 20;

  /**
   * Where a thing stands.
   *
   * @param item its name
   * @param score how good it is: the logarithm of the odds of being preferred to a thing of score
   *     0; the mean of all scores is 0
   * @param standardError how far the score may be off
   * @param rank from 1, the best; equal scores have equal ranks
   */
  public record Ranked(String item, double score, double standardError, int rank) {}

  /** Copies the collections, keeping their order. */
  public RankAggregation {
    items = List.copyOf(items);
    confidenceByTask = Collections.unmodifiableMap(new LinkedHashMap<>(confidenceByTask));
    workers = List.copyOf(workers);
  }

  @Override
  public Summary summary() {
    return Summary.of(
        "Order by " + method,
        new Summary.Note(
            "%s things in order by %s workers on %s tasks."
                .formatted(items.size(), workers.size(), confidenceByTask.size())),
        new Summary.Table(
            List.of("rank", "item", "score", "standard error"),
            items.stream().limit(SHOWN).map(RankAggregation::row).toList()),
        WorkerBars.of(workers, "Share of right preferences of the busiest workers (votes)"));
  }

  private static List<String> row(Ranked item) {
    return List.of(
        String.valueOf(item.rank()),
        item.item(),
        WorkerBars.figure(item.score()),
        WorkerBars.figure(item.standardError()));
  }
}
