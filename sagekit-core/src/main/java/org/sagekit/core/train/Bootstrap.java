package org.sagekit.core.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Metric;

/**
 * Intervals by drawing the rows again and again with replacement (Efron, 1979): the 2.5 % and 97.5
 * % percentiles. Each resample has a seed of its own, so the number of threads does not matter.
 */
final class Bootstrap {
  /** How often the rows are drawn. */
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
    double[][] resampled =
        IntStream.range(0, RESAMPLES)
            .parallel()
            .mapToObj(index -> figures.of(resampled(weights, index)))
            .toArray(double[][]::new);
    Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
    for (int i = 0; i < values.length; i++) {
      int metric = i;
      double[] sorted =
          Arrays.stream(resampled)
              .mapToDouble(one -> one[metric])
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      estimates.put(
          metrics.get(i),
          new Estimate(values[i], quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)));
    }
    return estimates;
  }

  private static double[] resampled(double[] weights, int index) {
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
