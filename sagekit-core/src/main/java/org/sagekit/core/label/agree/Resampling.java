package org.sagekit.core.label.agree;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.label.AgreementCoefficient;

/**
 * Intervals by drawing the tasks again and again with replacement: the percentile bootstrap over
 * subjects, which A. Zapf et al., "Measuring inter-rater reliability for nominal data", BMC Medical
 * Research Methodology 16:93, 2016, found to keep its confidence for Fleiss' kappa and
 * Krippendorff's alpha also with missing answers. Each resample has a seed of its own, so the
 * number of threads does not matter.
 *
 * @param resamples how often the tasks are drawn; 0 for no intervals
 * @param confidence of the intervals
 * @param seed of the random draws
 */
public record Resampling(int resamples, double confidence, long seed) {
  /** 1,000 resamples, 95 %. */
  public static final Resampling USUAL = new Resampling(1_000, 0.95, 1);

  private static final int MOST = 100_000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there are too many resamples, or the confidence is none
   */
  public Resampling {
    Problems.of("Agreement")
        .require(resamples >= 0 && resamples <= MOST, "resamples", "from 0 to " + MOST, resamples)
        .require(confidence > 0 && confidence < 1, "confidence", "between 0 and 1", confidence)
        .throwIfAny();
  }

  AgreementCoefficient coefficient(String name, Statistic statistic) {
    int[] once = new int[statistic.units()];
    Arrays.fill(once, 1);
    double value = statistic.of(once);
    if (Double.isNaN(value)) {
      return none(name, statistic.compared(), statistic.reasonForNone());
    }
    double[] drawn = statistic.compared() < 2 ? new double[0] : drawn(statistic);
    double tail = (1 - confidence) / 2;
    double shift = statistic.isCentred() ? value - Arrays.stream(drawn).average().orElse(0) : 0;
    return new AgreementCoefficient(
        name,
        value,
        Math.min(value, quantile(drawn, tail) + shift),
        Math.max(value, Math.min(1, quantile(drawn, 1 - tail) + shift)),
        statistic.compared(),
        Optional.empty());
  }

  static AgreementCoefficient none(String name, int tasks, String reason) {
    return new AgreementCoefficient(
        name, Double.NaN, Double.NaN, Double.NaN, tasks, Optional.of(reason));
  }

  /** The coefficient of each resample that has one, in ascending order. */
  private double[] drawn(Statistic statistic) {
    SplittableRandom seeds = new SplittableRandom(seed);
    long[] seedByResample = seeds.longs(resamples).toArray();
    return IntStream.range(0, resamples)
        .parallel()
        .mapToDouble(index -> statistic.of(draw(statistic.units(), seedByResample[index])))
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  private static int[] draw(int units, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] times = new int[units];
    for (int i = 0; i < units; i++) {
      times[random.nextInt(units)]++;
    }
    return times;
  }

  /** Between two order statistics the straight line (Hyndman and Fan, 1996, definition 7). */
  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
