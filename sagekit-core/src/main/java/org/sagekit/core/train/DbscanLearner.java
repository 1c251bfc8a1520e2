package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.anomaly.Subsample;
import org.sagekit.core.train.cluster.DensityLinks;
import org.sagekit.core.train.cluster.Knee;
import org.sagekit.core.train.cluster.PointTree;

/**
 * Clusters of density, lowered to the core points and the numbers of their clusters: a row is in
 * the cluster of the nearest core point if that is near enough, else it is noise.
 */
final class DbscanLearner implements Learner {
  /** The name of the rows that are in no cluster. */
  static final String NOISE = "noise";

  /** In many dimensions the time grows with the square of the rows. */
  private static final int MOST_ROWS = 100_000;

  private static final int KNEE_ROWS = 1_000;
  private static final int CHUNK = 512;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    if (rows.size() > MOST_ROWS) {
      throw new DataException(
          "Dataset '%s': rows must be at most %s for dbscan, but were %s. Maybe a sample of them, or k-means."
              .formatted(rows.features().name(), MOST_ROWS, rows.size()));
    }
    Encoding encoding = Encodings.forDistances(rows, values);
    double[][] points = encoding.matrix(rows);
    PointTree tree = PointTree.of(points);
    int least = values.get(Dbscan.MIN_POINTS);
    double eps = values.get(Dbscan.EPS);
    double radius = eps > 0 ? eps : knee(rows, points, tree, least, run);
    run.emit(new RunEvent.MetricLogged(run.path(), "eps", 0, radius));
    double[] weights = rows.weights();
    double[][] cores =
        Parallel.map(
                run,
                (points.length + CHUNK - 1) / CHUNK,
                chunk -> cores(points, weights, tree, chunk * CHUNK, radius, least))
            .stream()
            .flatMap(List::stream)
            .toArray(double[][]::new);
    run.checkStop();
    if (cores.length == 0) {
      throw new DataException(
          "Dataset '%s': rows with %s neighbours within eps %s must be at least one, but there was none. Maybe a greater eps or fewer min_points."
              .formatted(rows.features().name(), least, Double.toString(radius)));
    }
    int[] clusters = DensityLinks.clusters(cores, radius, run::stopRequested);
    run.checkStop();
    return lowered(encoding, cores, clusters, radius);
  }

  private static List<double[]> cores(
      double[][] points, double[] weights, PointTree tree, int from, double radius, int least) {
    List<double[]> cores = new ArrayList<>();
    double[] near = new double[1];
    for (int row = from; row < Math.min(points.length, from + CHUNK); row++) {
      near[0] = 0;
      tree.within(points[row], radius, other -> near[0] += weights[other]);
      if (near[0] >= least) {
        cores.add(points[row]);
      }
    }
    return cores;
  }

  /** Beyond the knee are the rows that have fewer neighbours than most. */
  private static double knee(
      TrainingRows rows, double[][] points, PointTree tree, int least, RunContext run) {
    int[] drawn = Subsample.of(rows.weights(), KNEE_ROWS, new SplittableRandom(run.seed()));
    int count = Math.min(least, points.length);
    double[] distances =
        Arrays.stream(drawn).mapToDouble(row -> tree.distance(points[row], count)).toArray();
    Arrays.sort(distances);
    double knee = Knee.of(distances);
    // If most rows are equal, no distance at all would make each value its own cluster.
    return knee > 0
        ? knee
        : Arrays.stream(distances).filter(distance -> distance > 0).findFirst().orElse(1);
  }

  private static ScoringGraph lowered(
      Encoding encoding, double[][] cores, int[] clusters, double radius) {
    int count = 1 + Arrays.stream(clusters).max().orElse(0);
    List<String> names = new ArrayList<>(Groups.names(count));
    names.add(NOISE);
    double[] alike = new double[cores.length];
    Arrays.fill(alike, 1);
    return encoding.with(
        Task.CLUSTERING,
        names,
        new Neighbours(
            encoding.end(),
            1,
            radius,
            Neighbours.Weighting.UNIFORM,
            Doubles.of(Groups.flat(List.of(cores))),
            Doubles.of(IntStream.of(clusters).asDoubleStream().toArray()),
            Doubles.of(alike),
            Doubles.of(count)),
        new Node.OneHot(encoding.end() + 1, names.size()));
  }
}
