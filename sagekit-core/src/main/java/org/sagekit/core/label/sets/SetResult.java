package org.sagekit.core.label.sets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Worker;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.label.answers.AnswerTable;

/** Gathers what was found of each label; what a task has nearly no part in is not kept. */
final class SetResult {
  /** Less likely labels are left out of a task's, unless somebody named them there. */
  private static final double LEAST_PROBABILITY = 0.001;

  private final SetVotes sets;
  private final AnswerTable<LabelSet> table;
  private final List<Map<String, Double>> probabilitiesByTask = new ArrayList<>();
  private final double[] confidenceByTask;
  private final WorkerCounts counts;
  private int iterations;

  SetResult(SetVotes sets) {
    this.sets = sets;
    table = sets.table();
    confidenceByTask = new double[table.tasks()];
    Arrays.fill(confidenceByTask, 1);
    for (int task = 0; task < table.tasks(); task++) {
      probabilitiesByTask.add(new LinkedHashMap<>());
    }
    counts = new WorkerCounts(table);
  }

  void add(String label, LabelAggregation found) {
    iterations = Math.max(iterations, found.iterations());
    for (int task = 0; task < table.tasks(); task++) {
      double probability = probability(found, sets.taskName(task));
      confidenceByTask[task] =
          Math.min(confidenceByTask[task], Math.max(probability, 1 - probability));
      boolean named = false;
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        boolean present = sets.has(vote, label);
        named |= present;
        counts.add(table.workerOf(vote), present, probability);
      }
      if (probability >= LEAST_PROBABILITY || named) {
        probabilitiesByTask.get(task).put(label, probability);
      }
    }
  }

  /** Where all votes are alike there is one label alone. */
  private static double probability(LabelAggregation found, String task) {
    Prediction posterior = Objects.requireNonNull(found.posteriorByTask().get(task), task);
    return posterior.classes().contains(SetVotes.PRESENT)
        ? Math.min(1, posterior.probability(SetVotes.PRESENT))
        : 0;
  }

  Map<String, Double> probabilities(int task) {
    return table.gold(task).map(SetResult::certain).orElse(probabilitiesByTask.get(task));
  }

  static Map<String, Double> certain(LabelSet gold) {
    Map<String, Double> certain = new LinkedHashMap<>();
    gold.labels().forEach(label -> certain.put(label, 1.0));
    return certain;
  }

  double confidence(int task) {
    return table.gold(task).isPresent() ? 1 : confidenceByTask[task];
  }

  Worker worker(int worker, String name) {
    return new Worker(
        name,
        table.votesOf(worker),
        counts.skill(worker),
        counts.spamScore(worker),
        Optional.empty());
  }

  int iterations() {
    return iterations;
  }
}
