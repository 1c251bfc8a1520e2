package org.sagekit.core.label.parts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.label.Found;

/**
 * What those who answered a task agree on: the parts that at least half of them marked, by weight.
 *
 * @param found sorted
 * @param confidence how sure the parts are on average, and that there are no others
 */
record Consensus<P>(List<Found<P>> found, double confidence) {
  /** Sums of weights that should be equal may differ in the last bits. */
  private static final double ROUNDING = 1e-9;

  /** Of a task without gold. */
  static <P> Consensus<P> of(PartsRules<P> rules, TaskParts<P> parts, WorkerScores scores) {
    double[] weights = parts.workers().stream().mapToDouble(scores::weight).toArray();
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    Matching<P> matching = new Matching<>(rules.shape(), parts, rules.leastOverlap());
    List<Found<P>> found = new ArrayList<>();
    List<List<Integer>> groups = matching.groups(weights);
    double sure = 0;
    for (List<Integer> group : groups) {
      double marked = 0;
      for (int i : group) {
        marked += weights[parts.workerOf(i)];
      }
      if (marked >= all / 2 * (1 - ROUNDING)) {
        Found<P> part = merged(rules.shape(), parts, group, weights, all);
        scores.countFound(parts, group, rules.shape().label(part.value()), rules.shape());
        found.add(part);
        sure += part.confidence();
      } else {
        sure += 1 - marked / all;
      }
    }
    scores.countMarked(parts);
    found.sort(Comparator.comparing(Found::value, rules.shape()));
    return new Consensus<>(found, groups.isEmpty() ? 1 : Math.min(1, sure / groups.size()));
  }

  /** The label with the greatest weight; of equal ones the first by its characters. */
  private static <P> Found<P> merged(
      Shape<P> shape, TaskParts<P> parts, List<Integer> group, double[] weights, double all) {
    TreeMap<String, Double> weightByLabel = new TreeMap<>();
    double[] weightByPart = new double[group.size()];
    for (int i = 0; i < weightByPart.length; i++) {
      weightByPart[i] = weights[parts.workerOf(group.get(i))];
      weightByLabel.merge(shape.label(parts.part(group.get(i))), weightByPart[i], Double::sum);
    }
    String label = "";
    double most = 0;
    for (Map.Entry<String, Double> other : weightByLabel.entrySet()) {
      if (other.getValue() > most * (1 + ROUNDING)) {
        label = other.getKey();
        most = other.getValue();
      }
    }
    List<P> marked = group.stream().map(parts::part).toList();
    return new Found<>(shape.merged(marked, weightByPart, label), Math.min(1, most / all));
  }

  /** Of a task whose parts are known. */
  static <P> Consensus<P> ofGold(
      PartsRules<P> rules, TaskParts<P> parts, List<P> gold, WorkerScores scores) {
    Matching<P> matching = new Matching<>(rules.shape(), parts, rules.leastOverlap());
    for (P known : gold) {
      List<Integer> group = matching.join(known, -1);
      scores.countFound(parts, group, rules.shape().label(known), rules.shape());
    }
    scores.countMarked(parts);
    return certain(gold);
  }

  static <P> Consensus<P> certain(List<P> gold) {
    return new Consensus<>(gold.stream().map(part -> new Found<>(part, 1)).toList(), 1);
  }
}
