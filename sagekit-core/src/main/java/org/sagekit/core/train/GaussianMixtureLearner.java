package org.sagekit.core.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.cluster.Centres;
import org.sagekit.core.train.cluster.KMeansSearch;
import org.sagekit.core.train.cluster.Mixture;
import org.sagekit.core.train.cluster.MixtureSearch;

/** Mixtures of normal distributions; a row's shares of them are its prediction. */
final class GaussianMixtureLearner implements Learner {
  private static final int START_ITERATIONS = 300;

  /** So many numbers of covariances a model may have. */
  private static final long MOST_NUMBERS = 4_000_000;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forDistances(rows, values);
    boolean full = values.get(GaussianMixture.COVARIANCE).equals("full");
    int clusters = Math.min(rows.size(), values.get(GaussianMixture.CLUSTERS));
    long numbers = (long) encoding.width() * encoding.width() * clusters;
    if (full && numbers > MOST_NUMBERS) {
      throw new DataException(
          "Dataset '%s': numbers of full covariances must be at most %s, but were %s. Maybe diagonal ones."
              .formatted(rows.features().name(), MOST_NUMBERS, numbers));
    }
    MixtureSearch.Plan plan =
        new MixtureSearch.Plan(
            full,
            values.get(GaussianMixture.REGULARIZATION),
            values.get(GaussianMixture.TOLERANCE),
            values.get(GaussianMixture.MAX_ITERATIONS),
            run::stopRequested);
    KMeansSearch.Plan start = new KMeansSearch.Plan(clusters, START_ITERATIONS, run::stopRequested);
    double[][] points = encoding.matrix(rows);
    double[] weights = rows.meanWeights();
    long[] seeds = Groups.seeds(run, values.get(GaussianMixture.STARTS));
    Mixture best =
        Parallel.map(
                run,
                seeds.length,
                i -> {
                  Centres centres = KMeansSearch.find(points, weights, start, seeds[i]);
                  return MixtureSearch.find(points, weights, plan, centres);
                })
            .stream()
            .max(Comparator.comparingDouble(Mixture::logLikelihood))
            .orElseThrow(() -> Groups.stopped(run));
    run.emit(
        new RunEvent.MetricLogged(
            run.path(), "logLikelihood", best.iterations(), best.logLikelihood()));
    return lowered(encoding, best);
  }

  private static ScoringGraph lowered(Encoding encoding, Mixture mixture) {
    double[] logWeights = Arrays.stream(mixture.weights()).map(StrictMath::log).toArray();
    return encoding.with(
        Task.CLUSTERING,
        Groups.names(logWeights.length),
        new Gaussians(
            encoding.end(),
            Doubles.of(Groups.flat(List.of(mixture.means()))),
            Doubles.of(Groups.flat(List.of(mixture.factors()))),
            Doubles.of(logWeights)),
        new Node.Link(encoding.end() + 1, Node.LinkFunction.SOFTMAX));
  }
}
