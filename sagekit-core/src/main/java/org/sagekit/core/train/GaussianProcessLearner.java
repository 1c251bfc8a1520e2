package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.SageKitException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.numeric.SparseRows;
import org.sagekit.core.train.process.Covariance;
import org.sagekit.core.train.process.MarginalLikelihood;
import org.sagekit.core.train.process.Points;
import org.sagekit.core.train.process.Regression;

/** Gaussian processes. */
final class GaussianProcessLearner implements Learner {
  /** Up to so many rows are all remembered. */
  static final int MOST_EXACT = 2_000;

  /** More numbers, which are 800 MB, are refused. */
  static final long MOST_NUMBERS = 100_000_000;

  private static final int MOST_JUDGES = 500;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    LayerRows layers = LayerRows.of(rows, values);
    long numbers = (long) rows.size() * layers.encoding().width();
    if (numbers > MOST_NUMBERS) {
      throw new DataException(
          "Dataset '%s': rows times numbers must be at most %s for gaussian-process, but were %s x %s. Maybe a sample of the rows."
              .formatted(
                  rows.features().name(), MOST_NUMBERS, rows.size(), layers.encoding().width()));
    }
    Points all = points(layers.numbers());
    double[][] targets = targets(layers, rows.target());
    int[] drawn = drawn(all.size(), new SplittableRandom(run.seed()));
    Covariance covariance =
        Covariance.valueOf(values.get(GaussianProcess.KERNEL).toUpperCase(Locale.ROOT));
    int[] judges = Arrays.copyOf(drawn, Math.min(MOST_JUDGES, drawn.length));
    double[] fitted =
        new MarginalLikelihood(
                covariance,
                some(all, judges),
                some(targets, judges),
                some(layers.weights(), judges))
            .fit((i, value) -> !run.stopRequested());
    Regression.Task task =
        new Regression.Task(
            covariance, fitted[0], fitted[1], targets, layers.weights(), run::checkStop);
    Points points =
        all.size() <= MOST_EXACT
            ? all
            : some(all, Arrays.copyOf(drawn, values.get(GaussianProcess.POINTS)));
    Regression learnt = regression(points, all, task, run);
    return graph(new PlattScaling(layers, rows.target(), run), points, task, learnt);
  }

  private static Regression regression(
      Points points, Points all, Regression.Task task, RunContext run) {
    run.checkStop();
    try {
      return points == all
          ? Regression.exact(all, task)
          : Regression.subset(points, all, task, (n, part) -> Parallel.all(run, n, part));
    } catch (ArithmeticException e) {
      throw new SageKitException(
          "gaussian-process: rows must be told apart by their numbers, but %s. Maybe fewer %s, or another %s."
              .formatted(e.getMessage(), GaussianProcess.POINTS, GaussianProcess.KERNEL),
          e);
    }
  }

  private static ScoringGraph graph(
      PlattScaling platt, Points points, Regression.Task task, Regression learnt) {
    LayerRows rows = platt.rows();
    Target target = platt.target();
    boolean number = target.task() == Task.REGRESSION;
    double factor = number ? rows.scale().factor() : 1;
    double[] bias = new double[learnt.weights().length];
    if (number) {
      bias[0] = rows.scale().mean();
    }
    Kernel kernel =
        new Kernel(
            rows.encoding().end(),
            Kernel.Function.valueOf(task.covariance().name()),
            task.gamma(),
            Doubles.of(Arrays.stream(points.numbers()).flatMapToDouble(Arrays::stream).toArray()),
            Doubles.of(
                Arrays.stream(learnt.weights())
                    .flatMapToDouble(Arrays::stream)
                    .map(weight -> weight / factor)
                    .toArray()),
            Doubles.of(bias));
    List<Node> nodes = number ? List.of(kernel) : platt.ended(learnt.leftOut(), List.of(kernel));
    return rows.encoding().with(target.classes(), nodes);
  }

  /** The scaled number; of two classes one target, of more one each: 1 for it, -1 for the rest. */
  private static double[][] targets(LayerRows rows, Target target) {
    if (target.task() == Task.REGRESSION) {
      return new double[][] {rows.truth()};
    }
    boolean pair = target.task() == Task.BINARY;
    double[][] targets = new double[pair ? 1 : rows.occurring().length][];
    for (int t = 0; t < targets.length; t++) {
      int wanted = pair ? 1 : t;
      targets[t] = Arrays.stream(rows.truth()).map(k -> k == wanted ? 1 : -1).toArray();
    }
    return targets;
  }

  private static Points points(SparseRows numbers) {
    double[][] points = new double[numbers.size()][numbers.width()];
    for (int row = 0; row < points.length; row++) {
      for (int i = numbers.start(row); i < numbers.start(row + 1); i++) {
        points[row][numbers.column(i)] = numbers.value(i);
      }
    }
    return new Points(points);
  }

  /** All rows in random order (Fisher and Yates, 1938). */
  private static int[] drawn(int size, SplittableRandom random) {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private static Points some(Points points, int[] which) {
    return new Points(
        Arrays.stream(which).mapToObj(i -> points.numbers()[i]).toArray(double[][]::new));
  }

  private static double[][] some(double[][] targets, int[] which) {
    return Arrays.stream(targets).map(one -> some(one, which)).toArray(double[][]::new);
  }

  private static double[] some(double[] values, int[] which) {
    return Arrays.stream(which).mapToDouble(i -> values[i]).toArray();
  }
}
