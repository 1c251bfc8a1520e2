package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.anomaly.OneClassMachine;
import org.sagekit.core.train.anomaly.Subsample;
import org.sagekit.core.train.projection.PrincipalComponents;

/**
 * One-class support vector machines, lowered to the negative of their decision: above 0 for what is
 * outside.
 */
final class OneClassSvmLearner implements Learner {
  private static final double TOLERANCE = 1e-3;
  private static final long STEPS_A_ROW = 1_000;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forDistances(rows, values);
    double[][] all = encoding.matrix(rows);
    double[] weights = rows.meanWeights();
    int[] drawn =
        Subsample.of(weights, values.get(OneClassSvm.MAX_ROWS), new SplittableRandom(run.seed()));
    double[][] points = Arrays.stream(drawn).mapToObj(row -> all[row]).toArray(double[][]::new);
    double gamma = gamma(points, values.get(OneClassSvm.GAMMA));
    OneClassMachine.Plan plan =
        new OneClassMachine.Plan(
            values.get(OneClassSvm.NU),
            gamma,
            GaussianMargins.keptNumbers(),
            TOLERANCE,
            STEPS_A_ROW * points.length,
            run::stopRequested);
    OneClassMachine.Fitted fitted =
        OneClassMachine.fit(points, limits(drawn, all.length, weights), plan);
    return lowered(encoding, points, fitted, gamma);
  }

  /** Rows that were drawn by their weight count alike. */
  private static double[] limits(int[] drawn, int all, double[] weights) {
    return Arrays.stream(drawn).mapToDouble(row -> drawn.length < all ? 1 : weights[row]).toArray();
  }

  private static double gamma(double[][] points, double given) {
    double variance = given > 0 ? 0 : PrincipalComponents.totalVariance(points);
    return given > 0 ? given : variance > 0 ? 1 / variance : 1;
  }

  private static ScoringGraph lowered(
      Encoding encoding, double[][] points, OneClassMachine.Fitted fitted, double gamma) {
    int[] support =
        IntStream.range(0, points.length).filter(i -> fitted.multipliers()[i] > 0).toArray();
    return encoding.with(
        Task.ANOMALY,
        List.of(),
        new Kernel(
            encoding.end(),
            Kernel.Function.GAUSSIAN,
            gamma,
            Doubles.of(Groups.flat(Arrays.stream(support).mapToObj(i -> points[i]).toList())),
            Doubles.of(Arrays.stream(support).mapToDouble(i -> -fitted.multipliers()[i]).toArray()),
            Doubles.of(fitted.offset())));
  }
}
