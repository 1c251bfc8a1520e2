package org.sagekit.core.track.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.sagekit.api.track.search.Spread;

/** Means with their intervals by Student's distribution. Keeps its quantiles; for one thread. */
final class StudentSpread {
  /** What leaves 2.5 % above, and as much below. */
  private static final double QUANTILE = 0.975;

  private final Map<Integer, Double> quantileByDegrees = new HashMap<>();

  /** The spread of some figures; NaN is left out. */
  Spread of(DoubleStream figures) {
    double[] numbers = figures.filter(figure -> !Double.isNaN(figure)).toArray();
    int n = numbers.length;
    if (n == 0) {
      return new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double mean = mean(numbers);
    if (n == 1) {
      return new Spread(1, mean, Double.NaN, Double.NaN, Double.NaN);
    }
    double deviation = deviation(numbers, mean);
    double half = quantile(n - 1) * deviation / Math.sqrt(n);
    return new Spread(n, mean, deviation, mean - half, mean + half);
  }

  /** Adding up would lose digits, or pass the greatest double. What is infinite stays so. */
  private static double mean(double[] numbers) {
    double mean = 0;
    for (int i = 0; i < numbers.length; i++) {
      mean += Double.isInfinite(mean) ? numbers[i] : numbers[i] / (i + 1) - mean / (i + 1);
    }
    return mean;
  }

  /** Scaled by a power of two, which costs no digit: squares may pass all doubles, or vanish. */
  private static double deviation(double[] numbers, double mean) {
    double greatest = 0;
    for (double number : numbers) {
      greatest = Math.max(greatest, Math.abs(number - mean));
    }
    if (greatest == 0 || !Double.isFinite(greatest)) {
      return greatest;
    }
    int power = Math.getExponent(greatest);
    double squares = 0;
    for (double number : numbers) {
      double part = Math.scalb(number - mean, -power);
      squares += part * part;
    }
    return Math.scalb(Math.sqrt(squares / (numbers.length - 1)), power);
  }

  private double quantile(int degrees) {
    return quantileByDegrees.computeIfAbsent(
        degrees, key -> new TDistribution(key).inverseCumulativeProbability(QUANTILE));
  }
}
