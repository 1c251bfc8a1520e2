package org.sagekit.monitor.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.monitor.quality.KllDistribution;

/**
 * The distribution function of the numbers in a KLL sketch, as Deequ makes it: one number of level
 * i stands for 2<sup>i</sup>. Equal numbers count together (Deequ's own map keeps the last of them
 * only, which makes it blind for columns of few numbers). Immutable.
 */
final class Ranks {
  static final Ranks NONE = new Ranks(new double[0], new double[0]);

  private final double[] numbers;
  private final double[] upTo;

  private Ranks(double[] numbers, double[] upTo) {
    this.numbers = numbers;
    this.upTo = upTo;
  }

  static Ranks of(KllDistribution distribution) {
    TreeMap<Double, Double> weightByNumber = new TreeMap<>();
    double weight = 1;
    for (List<Double> level : distribution.levels()) {
      for (double number : level) {
        weightByNumber.merge(number == 0 ? 0.0 : number, weight, Double::sum);
      }
      weight *= 2;
    }
    double[] numbers = new double[weightByNumber.size()];
    double[] upTo = new double[numbers.length];
    double sum = 0;
    int next = 0;
    for (Map.Entry<Double, Double> entry : weightByNumber.entrySet()) {
      sum += entry.getValue();
      numbers[next] = entry.getKey();
      upTo[next++] = sum;
    }
    return new Ranks(numbers, upTo);
  }

  boolean isEmpty() {
    return numbers.length == 0;
  }

  /** How many numbers the sketch stands for. */
  double size() {
    return isEmpty() ? 0 : upTo[upTo.length - 1];
  }

  /** The greatest distance to the other distribution function (Kolmogorov and Smirnov's). */
  double distance(Ranks other) {
    double greatest = 0;
    int i = 0;
    int j = 0;
    while (i < numbers.length || j < other.numbers.length) {
      boolean mine =
          j == other.numbers.length || (i < numbers.length && numbers[i] <= other.numbers[j]);
      double number = mine ? numbers[i] : other.numbers[j];
      i += i < numbers.length && numbers[i] == number ? 1 : 0;
      j += j < other.numbers.length && other.numbers[j] == number ? 1 : 0;
      greatest = Math.max(greatest, Math.abs(share(i) - other.share(j)));
    }
    return greatest;
  }

  private double share(int count) {
    return count == 0 ? 0 : upTo[count - 1] / size();
  }

  /** Which share of the numbers is this one. */
  double shareOf(double number) {
    return upTo(number) - below(number);
  }

  /** Which share of the numbers is less than this one. */
  double below(double number) {
    int at = find(number);
    return share(at < 0 ? -at - 1 : at);
  }

  /** Which share of the numbers is not greater than this one. */
  double upTo(double number) {
    int at = find(number);
    return share(at < 0 ? -at - 1 : at + 1);
  }

  private int find(double number) {
    return Arrays.binarySearch(numbers, number == 0 ? 0.0 : number);
  }

  /** The least number with at least this share of the numbers up to it; there must be one. */
  double quantile(double share) {
    int at = 0;
    while (at < numbers.length - 1 && share(at + 1) < share) {
      at++;
    }
    return numbers[at];
  }
}
