package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Problems;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Worker;
import org.sagekit.api.model.Prediction;

/**
 * What a method found, with the names of tasks, labels and workers. The posteriors that are told
 * are calibrated, the workers are judged by those that the method found.
 */
record NamedFit(TruthMethod method, VoteTable table, Fit fit) {

  /** Judges each worker by the posteriors. */
  LabelAggregation aggregation() {
    Map<String, Prediction> posteriorByTask = new LinkedHashMap<>();
    for (int task = 0; task < table.tasks(); task++) {
      posteriorByTask.put(table.taskNames().get(task), posterior(task));
    }
    table.goldAlone().forEach((task, truth) -> posteriorByTask.put(task, certain(truth)));
    WorkerJudgement judgement = WorkerJudgement.of(table, fit.posterior());
    List<Worker> judged = new ArrayList<>();
    for (int worker = 0; worker < table.workers(); worker++) {
      judged.add(judgement.worker(table.numberOf(worker), table.workersAsTheyCame().get(worker)));
    }
    return new LabelAggregation(
        method.name(), table.labelNames(), posteriorByTask, judged, fit.iterations());
  }

  /**
   * @throws IllegalArgumentException if the task has neither a vote nor gold
   */
  Prediction posterior(String task) {
    int index = Collections.binarySearch(table.taskNames(), task);
    if (index >= 0) {
      return posterior(index);
    }
    String truth = table.goldAlone().get(task);
    if (truth == null) {
      throw new IllegalArgumentException(
          "Votes: task must be one that has a vote or is gold, but was '%s'.%s"
              .formatted(task, Problems.didYouMean(task, table.taskNames())));
    }
    return certain(truth);
  }

  private Prediction posterior(int task) {
    int row = task * table.labels();
    double[] one = Arrays.copyOfRange(fit.posterior(), row, row + table.labels());
    method.calibrate(one, table.firstVote(task + 1) - table.firstVote(task));
    return Prediction.ofClasses(table.labelNames(), one);
  }

  private Prediction certain(String truth) {
    double[] shares = new double[table.labels()];
    shares[table.labelNames().indexOf(truth)] = 1;
    return Prediction.ofClasses(table.labelNames(), shares);
  }

  /** Where to begin with more votes: these posteriors where there are, else shares of the votes. */
  double[] start(VoteTable larger) {
    double[] start = larger.shares();
    int labels = larger.labels();
    int[] labelOf = table.labelNames().stream().mapToInt(larger.labelNames()::indexOf).toArray();
    for (int task = 0; task < larger.tasks(); task++) {
      int same = Collections.binarySearch(table.taskNames(), larger.taskNames().get(task));
      if (same >= 0 && !larger.isGold(task)) {
        Arrays.fill(start, task * labels, (task + 1) * labels, 0);
        for (int label = 0; label < labelOf.length; label++) {
          start[task * labels + labelOf[label]] = fit.posterior()[same * labelOf.length + label];
        }
      }
    }
    return start;
  }
}
