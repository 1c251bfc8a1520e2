package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.label.LabelPriority;
import org.sagekit.api.label.Votes;

/**
 * Which task should be voted on next, whether it has votes or not: H. W. Goh and J. Mueller,
 * "ActiveLab: Active Learning with Re-Labeling by Multiple Annotators", 2023. To what CROWDLAB
 * weighs comes a vote that knows nothing, of the weight of the mean worker, so that few votes count
 * less than many that agree as far.
 */
public final class ActiveLab {
  private final TaskPredictions predictions;

  /**
   * With a model.
   *
   * @param predictions of a model that has not learnt from the tasks; those without a vote too
   */
  public ActiveLab(TaskPredictions predictions) {
    this.predictions = predictions;
  }

  /**
   * Scores all tasks that have a prediction and are not gold.
   *
   * @param votes at least one
   * @return the one that needs a vote most first; of equal ones the first by its name
   * @throws IllegalArgumentException if there is no vote, or a task has no prediction
   */
  public List<LabelPriority> priorities(Votes votes) {
    VoteTable table = predictions.table(votes);
    double[] model = predictions.shares(table.taskNames(), table.labelNames());
    ModelWeights weights = new ModelWeights(table, model);
    List<LabelPriority> all = new ArrayList<>(voted(table, model, weights));
    all.addAll(unvoted(table, weights, votes.gold().keySet()));
    all.sort(Comparator.comparingDouble(LabelPriority::score).thenComparing(LabelPriority::task));
    return List.copyOf(all);
  }

  private static List<LabelPriority> voted(VoteTable table, double[] model, ModelWeights weights) {
    double[] posterior = Crowdlab.posterior(table, model, weights);
    double nobody = weights.meanOfWorkers();
    List<LabelPriority> found = new ArrayList<>();
    for (int task = 0; task < table.tasks(); task++) {
      if (!table.isGold(task)) {
        int label = likeliest(posterior, task, table.labels());
        double known = weights.ofModel();
        for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
          known += weights.ofWorker(table.workerOf(vote));
        }
        double share = posterior[task * table.labels() + label];
        found.add(
            new LabelPriority(
                table.taskNames().get(task),
                weights.votes(task),
                table.labelNames().get(label),
                withNobody(share, known, nobody, table.labels())));
      }
    }
    return found;
  }

  private List<LabelPriority> unvoted(VoteTable table, ModelWeights weights, Set<String> gold) {
    Set<String> known = new HashSet<>(table.taskNames());
    known.addAll(gold);
    List<String> tasks = predictions.tasks().stream().filter(t -> !known.contains(t)).toList();
    double[] model = predictions.shares(tasks, table.labelNames());
    List<LabelPriority> found = new ArrayList<>();
    for (int task = 0; task < tasks.size(); task++) {
      int label = likeliest(model, task, table.labels());
      double share = model[task * table.labels() + label];
      double score = withNobody(share, weights.ofModel(), weights.meanOfWorkers(), table.labels());
      found.add(new LabelPriority(tasks.get(task), 0, table.labelNames().get(label), score));
    }
    return found;
  }

  /** The mean of what is known and of a vote that knows nothing. */
  private static double withNobody(double share, double known, double nobody, int labels) {
    return (known * share + nobody / labels) / (known + nobody);
  }

  private static int likeliest(double[] shares, int task, int labels) {
    int best = 0;
    for (int label = 1; label < labels; label++) {
      best = shares[task * labels + label] > shares[task * labels + best] ? label : best;
    }
    return best;
  }
}
