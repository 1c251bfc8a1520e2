package org.sagekit.core.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Metric;

/**
 * Intervals by drawing the rows again and again with replacement (Efron, 1979): the 2.5 % and 97.5
 * % percentiles. Each resample has a seed of its own, so the number of threads does not matter.
 */
final class Bootstrap {
  /** How often the rows are drawn for intervals. */
  static final int RESAMPLES = 400;

  private static final long SEED = 0x5a6e417L;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /**
   * All metrics with their intervals.
   *
   * @param figures what to compute
   * @param weights of the rows
   */
  static Map<Metric, Estimate> estimates(Figures figures, double[] weights) {
    List<Metric> metrics = figures.metrics();
    double[] values = figures.of(weights);
    double[][] resampled = resampled(figures::of, weights, RESAMPLES);
    Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
    for (int i = 0; i < values.length; i++) {
      estimates.put(metrics.get(i), estimate(values[i], sorted(resampled, i)));
    }
    return estimates;
  }

  /** A figure with the percentiles of its resamples. */
  static Estimate estimate(double value, double[] sorted) {
    return new Estimate(value, quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
  }

  /**
   * Figures of resampled rows.
   *
   * @param figures any number of figures as a function of the rows' weights; thread-safe
   * @param weights of the rows
   * @param resamples how often the rows are drawn
   * @return one array of figures a resample
   */
  static double[][] resampled(
      Function<double[], double[]> figures, double[] weights, int resamples) {
    return IntStream.range(0, resamples)
        .parallel()
        .mapToObj(index -> figures.apply(drawn(weights, index)))
        .toArray(double[][]::new);
  }

  /** One of the figures over all resamples in which it could be computed, in ascending order. */
  static double[] sorted(double[][] resampled, int index) {
    return Arrays.stream(resampled)
        .mapToDouble(one -> one[index])
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  private static double[] drawn(double[] weights, int index) {
    SplittableRandom random = new SplittableRandom(SEED + index);
    double[] drawn = new double[weights.length];
    for (int i = 0; i < drawn.length; i++) {
      int row = random.nextInt(drawn.length);
      drawn[row] += weights[row];
    }
    return drawn;
  }

  /** Between two order statistics the straight line (Hyndman and Fan, 1996, definition 7). */
  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
