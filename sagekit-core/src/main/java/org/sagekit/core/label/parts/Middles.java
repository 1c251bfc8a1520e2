package org.sagekit.core.label.parts;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One number out of several, each with a weight of more than 0. */
public final class Middles {
  /** Sums of weights that should be equal may differ in the last bits. */
  private static final double ROUNDING = 1e-9;

  private Middles() {}

  /**
   * The mean.
   *
   * @param values at least one
   * @param weights as many
   * @return exactly the value if all are equal
   */
  public static double mean(double[] values, double[] weights) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * (values[i] - values[0]);
      all += weights[i];
    }
    return values[0] + sum / all;
  }

  /**
   * The least value such that it and those below have half of the weight.
   *
   * @param values at least one
   * @param weights as many
   * @return one of the values
   */
  public static double median(double[] values, double[] weights) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double all = 0;
    for (int i : order) {
      all += weights[i];
    }
    int at = 0;
    double below = weights[order[0]];
    while (below < all / 2 * (1 - ROUNDING) && at < order.length - 1) {
      at++;
      below += weights[order[at]];
    }
    return values[order[at]];
  }

  /**
   * The value with the most weight, or the median if that is not clear: if no value is there twice,
   * or others have as much weight.
   *
   * @param values at least one
   * @param weights as many
   * @return one of the values
   */
  public static double mode(double[] values, double[] weights) {
    Map<Double, Double> weightByValue = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      weightByValue.merge(values[i], weights[i], Double::sum);
    }
    double most = 0;
    for (double weight : weightByValue.values()) {
      most = Math.max(most, weight);
    }
    double least = most * (1 - ROUNDING);
    double[] heaviest =
        weightByValue.entrySet().stream()
            .filter(value -> value.getValue() >= least)
            .mapToDouble(Map.Entry::getKey)
            .toArray();
    boolean twice = weightByValue.size() < values.length;
    return heaviest.length == 1 && twice ? heaviest[0] : median(values, weights);
  }
}
