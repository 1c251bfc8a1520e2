package org.sagekit.core.label.crowd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Settings;
import org.sagekit.api.label.Votes;

/**
 * Votes and a model together: the mean of what the model and each vote say, weighed by what they
 * turn out to be worth. H. W. Goh, U. Tkachenko and J. Mueller, "CROWDLAB: Supervised learning to
 * infer consensus labels and quality scores for data with multiple annotators", 2022.
 */
public final class Crowdlab implements TruthMethod {
  private final TaskPredictions predictions;

  /**
   * With a model.
   *
   * @param predictions of a model that has not learnt from the tasks
   */
  public Crowdlab(TaskPredictions predictions) {
    this.predictions = predictions;
  }

  @Override
  public String name() {
    return "crowdlab";
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("predictions", predictions.fingerprint());
  }

  @Override
  public Optional<String> obstacle(VoteTable table) {
    return predictions.obstacle(table);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    double[] model = predictions.shares(table.taskNames(), table.labelNames());
    return new Fit(posterior(table, model, new ModelWeights(table, model)), 0);
  }

  /** Section 3, the equation of p_CR. */
  static double[] posterior(VoteTable table, double[] model, ModelWeights weights) {
    int labels = table.labels();
    double[] posterior = new double[model.length];
    for (int task = 0; task < table.tasks(); task++) {
      double sum = weights.ofModel();
      for (int label = 0; label < labels; label++) {
        posterior[task * labels + label] = weights.ofModel() * model[task * labels + label];
      }
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        double weight = weights.ofWorker(table.workerOf(vote));
        sum += weight;
        for (int label = 0; label < labels; label++) {
          posterior[task * labels + label] += weight * weights.byVote(vote, label);
        }
      }
      for (int label = 0; label < labels; label++) {
        posterior[task * labels + label] /= sum;
      }
    }
    table.clamp(posterior);
    return posterior;
  }

  /**
   * How good each worker's labels are: the paper's a_j, the mean of how likely they are by the
   * posterior and of how often they are the consensus, weighed by what the model is worth.
   *
   * @param votes at least one
   * @return from 0 to 1, in the order of the workers' first vote
   * @throws IllegalArgumentException if there is no vote, or a task has no prediction
   */
  public Map<String, Double> qualityByWorker(Votes votes) {
    VoteTable table = predictions.table(votes);
    double[] model = predictions.shares(table.taskNames(), table.labelNames());
    ModelWeights weights = new ModelWeights(table, model);
    WorkerQuality quality = new WorkerQuality(table, weights);
    quality.count(posterior(table, model, weights));
    Map<String, Double> qualityByWorker = new LinkedHashMap<>();
    votes.workers().forEach(worker -> qualityByWorker.put(worker, 0.0));
    List<String> names = table.workerNames();
    for (int worker = 0; worker < names.size(); worker++) {
      qualityByWorker.put(names.get(worker), quality.of(worker));
    }
    return qualityByWorker;
  }
}
