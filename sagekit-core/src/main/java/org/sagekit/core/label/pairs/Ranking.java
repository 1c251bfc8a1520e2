package org.sagekit.core.label.pairs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.RankAggregation;
import org.sagekit.api.label.RankAggregation.Ranked;
import org.sagekit.api.label.Worker;
import org.sagekit.core.label.answers.AnswerTable;

/** Names the strengths, and judges tasks and workers by them. */
final class Ranking {
  /** So many votes that tell nothing are added to a worker's, before it is told who spams. */
  private static final double PRIOR_VOTES = 1;

  private final NormalDistribution normal = new NormalDistribution(null, 0, 1);
  private final Comparisons comparisons;
  private final AnswerTable<Preference> table;
  private final double[] logs;
  private final Uncertainty uncertainty;
  private final double[] rightByWorker;

  Ranking(Comparisons comparisons, Strengths strengths, double[] honestyByWorker) {
    this.comparisons = comparisons;
    table = comparisons.votes();
    logs = strengths.logarithms();
    uncertainty = new Uncertainty(comparisons, logs, honestyByWorker);
    rightByWorker = new double[table.workers()];
    for (int task = 0; task < table.tasks(); task++) {
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        rightByWorker[table.workerOf(vote)] += right(task, table.answerOf(vote));
      }
    }
  }

  /** How likely a preference is right: by gold if it is about the same things, or by the scores. */
  private double right(int task, Preference preference) {
    Optional<Preference> gold = table.gold(task);
    if (gold.isPresent()) {
      Preference other = new Preference(preference.worse(), preference.better());
      if (gold.get().equals(preference) || gold.get().equals(other)) {
        return gold.get().equals(preference) ? 1 : 0;
      }
    }
    return ordered(preference);
  }

  /** The probability that one thing's score is really greater than the other's. */
  private double ordered(Preference preference) {
    int better = comparisons.item(preference.better());
    int worse = comparisons.item(preference.worse());
    double error = uncertainty.standardError(better, worse);
    return normal.cumulativeProbability((logs[better] - logs[worse]) / error);
  }

  RankAggregation aggregation(String method, int iterations) {
    Map<String, Double> confidences = table.byTask(this::confidence, gold -> 1.0);
    return new RankAggregation(
        method, ranked(), confidences, table.judged(this::worker), iterations);
  }

  private double confidence(int task) {
    if (table.gold(task).isPresent()) {
      return 1;
    }
    double least = 1;
    for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
      double right = ordered(table.answerOf(vote));
      least = Math.min(least, Math.max(right, 1 - right));
    }
    return least;
  }

  private Worker worker(int worker, String name) {
    int votes = table.votesOf(worker);
    double right = rightByWorker[worker];
    double skill = Math.min(1, right / votes);
    double share = (right + PRIOR_VOTES / 2) / (votes + PRIOR_VOTES);
    double spamScore = Math.max(0, 1 - (2 * share - 1) * (2 * share - 1));
    return new Worker(name, votes, skill, spamScore, Optional.empty());
  }

  private List<Ranked> ranked() {
    double sum = 0;
    for (double log : logs) {
      sum += log;
    }
    double mean = sum / logs.length;
    List<Integer> order =
        IntStream.range(0, logs.length)
            .boxed()
            .sorted(Comparator.comparingDouble(item -> -logs[item]))
            .toList();
    double[] errors = uncertainty.standardErrors();
    List<Ranked> ranked = new ArrayList<>();
    int rank = 1;
    for (int i = 0; i < order.size(); i++) {
      int item = order.get(i);
      if (i > 0 && logs[item] < logs[order.get(i - 1)]) {
        rank = i + 1;
      }
      String name = comparisons.items().get(item);
      ranked.add(new Ranked(name, logs[item] - mean, errors[item], rank));
    }
    return ranked;
  }
}
