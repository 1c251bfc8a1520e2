package org.sagekit.core.label.agree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelQuality;
import org.sagekit.api.label.TaskQuality;
import org.sagekit.api.label.Votes;
import org.sagekit.api.label.Worker;
import org.sagekit.api.label.WorkerQuality;
import org.sagekit.api.model.Prediction;

/** Judges workers, classes and tasks in one pass over the tasks. For one thread. */
public final class QualityJudgement {
  private final CodedAnswers answers;
  private final LabelAggregation aggregation;
  private final List<String> labels;
  private final WorkerTally workers;
  private final ClassTally classes;
  private final List<TaskQuality> tasks = new ArrayList<>();

  private QualityJudgement(CodedAnswers answers, LabelAggregation aggregation) {
    this.answers = answers;
    this.aggregation = aggregation;
    labels = aggregation.labels();
    workers = new WorkerTally(answers.workers().size());
    classes = new ClassTally(labels);
  }

  /**
   * Judges.
   *
   * @param votes at least one
   * @param aggregation of these votes
   * @return the quality
   * @throws IllegalArgumentException if there is no vote, or the aggregation is not of these votes
   */
  public static LabelQuality of(Votes votes, LabelAggregation aggregation) {
    List<String> unknown = new ArrayList<>(votes.labels());
    unknown.removeAll(new HashSet<>(aggregation.labels()));
    require(votes.name(), unknown.isEmpty(), "label", unknown);
    QualityJudgement judgement =
        new QualityJudgement(CodedAnswers.of(votes, aggregation.labels()), aggregation);
    judgement.look();
    return judgement.quality();
  }

  private static void require(String votes, boolean holds, String what, Object missing) {
    Problems.of("Quality of votes '" + votes + "'")
        .require(holds, "aggregation", "of these votes", "without " + what + " " + missing)
        .throwIfAny();
  }

  private void look() {
    int[] counts = new int[labels.size()];
    for (int task = 0; task < answers.tasks().size(); task++) {
      Arrays.fill(counts, 0);
      for (int vote = answers.firstVote(task); vote < answers.firstVote(task + 1); vote++) {
        counts[answers.labelOf(vote)]++;
      }
      TaskView view = new TaskView(answers, task, counts, posterior(task));
      tasks.add(view.quality());
      workers.add(view);
      classes.add(view);
    }
  }

  private Prediction posterior(int task) {
    String name = answers.tasks().get(task);
    Optional<Prediction> posterior =
        Optional.ofNullable(aggregation.posteriorByTask().get(name))
            .filter(found -> found.classes().equals(labels));
    require(
        answers.name(),
        posterior.isPresent(),
        "a posterior of all labels for task",
        "'" + name + "'");
    return posterior.orElseThrow();
  }

  private LabelQuality quality() {
    tasks.sort(
        Comparator.comparingDouble(TaskQuality::difficulty)
            .reversed()
            .thenComparing(TaskQuality::task));
    ExpectedCost cost = new ExpectedCost(labels, classes.prevalences());
    Map<String, Worker> workerByName = new HashMap<>();
    aggregation.workers().forEach(worker -> workerByName.put(worker.name(), worker));
    List<WorkerQuality> judged = new ArrayList<>();
    for (int worker = 0; worker < answers.workers().size(); worker++) {
      String name = answers.workers().get(worker);
      Optional<Worker> found = Optional.ofNullable(workerByName.get(name));
      require(answers.name(), found.isPresent(), "worker", "'" + name + "'");
      judged.add(judged(worker, found.orElseThrow(), cost));
    }
    return new LabelQuality(
        aggregation.method(), cost.ofGuessing(), judged, classes.qualities(), tasks);
  }

  private WorkerQuality judged(int index, Worker worker, ExpectedCost cost) {
    return new WorkerQuality(
        worker,
        workers.agreement(index),
        workers.unusual(index),
        worker.confusion().map(cost::of).orElse(Double.NaN),
        isSuspect(worker));
  }

  /** Who always gives one answer, to tasks of which it is the truth, has done nothing wrong. */
  private static boolean isSuspect(Worker worker) {
    return worker.votes() >= WorkerQuality.ENOUGH_VOTES
        && worker.spamScore() >= WorkerQuality.SPAM
        && (1 - worker.skill()) * worker.votes() >= WorkerQuality.ENOUGH_ERRORS;
  }
}
