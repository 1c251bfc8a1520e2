package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

/** Made votes whose truth is known. Labels are l0, l1 and so on, tasks t0, t1 and so on. */
final class CrowdOfWorkers {
  private final int labels;
  private final Random random;
  private final Map<String, String> truthByTask = new HashMap<>();
  private final List<Vote<String>> votes = new ArrayList<>();

  CrowdOfWorkers(int tasks, int labels, long seed) {
    this.labels = labels;
    random = new Random(seed);
    for (int task = 0; task < tasks; task++) {
      truthByTask.put("t" + task, "l" + random.nextInt(labels));
    }
  }

  /** A worker who votes on all tasks, is right in a given share, and else takes any other label. */
  CrowdOfWorkers with(String worker, double right) {
    for (int task = 0; task < truthByTask.size(); task++) {
      String truth = truthByTask.get("t" + task);
      int next = 1 + random.nextInt(labels - 1);
      String wrong = "l" + (Integer.parseInt(truth.substring(1)) + next) % labels;
      votes.add(new Vote<>("t" + task, worker, random.nextDouble() < right ? truth : wrong));
    }
    return this;
  }

  /** Several such workers, named by a prefix and a number. */
  CrowdOfWorkers with(int workers, String prefix, double right) {
    for (int worker = 0; worker < workers; worker++) {
      with(prefix + worker, right);
    }
    return this;
  }

  /** A worker who answers all tasks with one label. */
  CrowdOfWorkers always(String worker, String label) {
    truthByTask.keySet().forEach(task -> votes.add(new Vote<>(task, worker, label)));
    return this;
  }

  Votes votes() {
    return Votes.of("made", votes);
  }

  Map<String, String> truth() {
    return truthByTask;
  }

  double accuracy(TruthMethod method) {
    return accuracy(new TableAggregator(method).aggregate(votes()));
  }

  double accuracy(LabelAggregation result) {
    return truthByTask.entrySet().stream()
        .mapToInt(
            e -> result.posteriorByTask().get(e.getKey()).label().equals(e.getValue()) ? 1 : 0)
        .average()
        .orElseThrow();
  }
}
