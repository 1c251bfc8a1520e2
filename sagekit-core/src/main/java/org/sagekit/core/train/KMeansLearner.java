package org.sagekit.core.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.cluster.Centres;
import org.sagekit.core.train.cluster.KMeansSearch;

/**
 * Centres of clusters, lowered to normal densities of one width: the greatest is that of the
 * nearest centre.
 */
final class KMeansLearner implements Learner {

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forDistances(rows, values);
    double[][] points = encoding.matrix(rows);
    int clusters = values.get(KMeans.CLUSTERS);
    KMeansSearch.Plan plan =
        new KMeansSearch.Plan(
            clusters > 0 ? clusters : ClusterCount.of(points, run.seed()),
            values.get(KMeans.MAX_ITERATIONS),
            run::stopRequested);
    double[] weights = rows.meanWeights();
    long[] seeds = Groups.seeds(run, values.get(KMeans.STARTS));
    Centres best =
        Parallel.map(
                run, seeds.length, start -> KMeansSearch.find(points, weights, plan, seeds[start]))
            .stream()
            .min(Comparator.comparingDouble(Centres::inertia))
            .orElseThrow(() -> Groups.stopped(run));
    run.emit(new RunEvent.MetricLogged(run.path(), "inertia", best.iterations(), best.inertia()));
    return lowered(encoding, best.points());
  }

  private static ScoringGraph lowered(Encoding encoding, List<double[]> centres) {
    double[] means = Groups.flat(centres);
    double[] factors = new double[means.length];
    Arrays.fill(factors, 1);
    return encoding.with(
        Task.CLUSTERING,
        Groups.names(centres.size()),
        new Gaussians(
            encoding.end(),
            Doubles.of(means),
            Doubles.of(factors),
            Doubles.of(new double[centres.size()])),
        new Node.Link(encoding.end() + 1, Node.LinkFunction.HARDMAX));
  }
}
