package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

/** Votes of workers who are right as often as is told, else any other label. */
final class SimulatedVotes {
  private final Random random;
  private final int labels;
  private final Map<String, Integer> truth = new HashMap<>();
  private final List<Vote<String>> votes = new ArrayList<>();

  SimulatedVotes(long seed, int tasks, int labels) {
    random = new Random(seed);
    this.labels = labels;
    for (int task = 0; task < tasks; task++) {
      truth.put("t" + task, random.nextInt(labels));
    }
  }

  /** A worker who votes on every task. */
  SimulatedVotes worker(String name, double right) {
    truth.forEach(
        (task, label) -> {
          int wrong = (label + 1 + random.nextInt(labels - 1)) % labels;
          int answer = random.nextDouble() < right ? label : wrong;
          votes.add(new Vote<>(task, name, "label" + answer));
        });
    return this;
  }

  SimulatedVotes workers(int count, double right) {
    for (int worker = 0; worker < count; worker++) {
      worker("w" + worker, right);
    }
    return this;
  }

  Votes votes() {
    return Votes.of("simulated", votes);
  }

  /** With the truth of the first tasks as gold. */
  Votes votesWithGold(int tasks) {
    Map<String, String> gold = new HashMap<>();
    for (int task = 0; task < tasks; task++) {
      gold.put("t" + task, "label" + truth.get("t" + task));
    }
    return votes().withGold(gold);
  }

  double accuracy(LabelAggregation result) {
    return truth.entrySet().stream()
        .mapToInt(
            e ->
                result.posteriorByTask().get(e.getKey()).label().equals("label" + e.getValue())
                    ? 1
                    : 0)
        .average()
        .orElseThrow();
  }
}
