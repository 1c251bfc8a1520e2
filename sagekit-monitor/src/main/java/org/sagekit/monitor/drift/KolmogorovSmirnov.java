package org.sagekit.monitor.drift;

import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

/** See {@link DriftTests#kolmogorovSmirnov()}. */
final class KolmogorovSmirnov implements DriftTest {
  private static final long EXACT_UP_TO = 1_000_000;

  @Override
  public String name() {
    return "kolmogorov-smirnov";
  }

  @Override
  public boolean fits(FieldType type) {
    return type.isNumber() && type != FieldType.BOOLEAN;
  }

  @Override
  public DriftResult compare(Column reference, Column current) {
    Numbers numbers = Numbers.of(reference, current);
    if (numbers.anyEmpty()) {
      return new DriftResult(name(), 0, 1, 0);
    }
    Counts counts = Counts.of(numbers);
    double statistic = counts.distance() / counts.pairs();
    return new DriftResult(name(), statistic, pValue(counts), statistic);
  }

  static double pValue(Counts counts) {
    long distance = counts.distance();
    double paths = counts.pairs();
    return paths <= EXACT_UP_TO ? exact(counts, distance) : asymptotic(counts, distance / paths);
  }

  /**
   * The share of the orders in which the pooled sample could have come that have a distance as
   * great. The orders are the paths through a grid; g(i, j) is the share of the paths to (i, j)
   * that have met such a distance at the end of a run of ties, and it is computed as such rather
   * than as 1 minus the others so that small shares stay exact.
   */
  static double exact(Counts counts, long distance) {
    int n = counts.thenSize();
    int m = counts.nowSize();
    boolean[] ends = new boolean[n + m + 1];
    for (int at = 0; at < counts.distinct(); at++) {
      ends[(int) counts.both(at)] = true;
    }
    double[] share = new double[m + 1];
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        boolean met = ends[i + j] && Math.abs((long) i * m - (long) j * n) >= distance;
        double fromLeft = j == 0 ? 0 : share[j - 1];
        double fromBelow = i == 0 ? 0 : share[j];
        share[j] = met ? 1 : i + j == 0 ? 0 : (i * fromBelow + j * fromLeft) / (i + j);
      }
    }
    return Math.min(1, share[m]);
  }

  private static double asymptotic(Counts counts, double statistic) {
    double n = counts.thenSize();
    double m = counts.nowSize();
    return beyond(statistic * Math.sqrt(n * m / (n + m)));
  }

  /** 1 - K(x) for Kolmogorov's distribution K: two series of which one converges fast anywhere. */
  static double beyond(double x) {
    double sum = 0;
    if (x < 1) {
      for (int k = 1; k <= 7; k += 2) {
        sum += Math.exp(-k * k * Math.PI * Math.PI / (8 * x * x));
      }
      return x <= 0 ? 1 : 1 - Math.sqrt(2 * Math.PI) / x * sum;
    }
    for (int k = 1; k <= 7; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
    }
    return sum;
  }
}
