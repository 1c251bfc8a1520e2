package org.sagekit.monitor.distribution;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/**
 * The distribution of {@code sum a_j Z_j^2}, where the Z_j are standard normal and correlated as
 * the values of a Brownian bridge over their deviations are: {@code cor(Z_i, Z_j) = sqrt(u_i /
 * u_j)} for odds {@code u_i < u_j}. It is the limiting distribution of the Anderson-Darling
 * statistic, whatever the ties: without ties it is that of Anderson &amp; Darling 1952, for two
 * distinct values a multiple of the chi-squared distribution.
 *
 * <p>The inverse of such a correlation matrix is tridiagonal, so the cumulant generating function
 * {@code K(s) = -log det(I - 2sAC) / 2} and its derivatives take one pass.
 */
public final class ChainedSquares {
  /** More terms than this are drawn together: it costs no accuracy that matters. */
  private static final int MOST = 200;

  private static final int BISECTIONS = 60;

  /** A part of the weight that so many terms may lack; a group of such terms would be 0 / 0. */
  private static final double NEGLIGIBLE = 1e-18;

  /** Nearer than this to the mean, in standard normal terms, the approximation is 0 / 0. */
  private static final double SINGULAR = 1e-3;

  private final double[] a;
  private final double[] diagonal;
  private final double[] offSquared;
  private final double[] atZero;

  private ChainedSquares(double[] a, double[] u) {
    int size = a.length;
    this.a = a;
    this.diagonal = new double[size];
    this.offSquared = new double[size];
    this.atZero = new double[size];
    Arrays.fill(diagonal, 1);
    Arrays.fill(atZero, 1);
    for (int j = 0; j + 1 < size; j++) {
      double step = u[j] / (u[j + 1] - u[j]);
      diagonal[j] += step;
      diagonal[j + 1] += step;
      atZero[j] += step;
      offSquared[j + 1] = step * (1 + step);
    }
  }

  /**
   * The distribution of a sum.
   *
   * @param weights positive, at least one
   * @param odds positive, ascending, as many
   * @return immutable
   */
  public static ChainedSquares of(double[] weights, double[] odds) {
    if (weights.length <= MOST) {
      return new ChainedSquares(weights, odds);
    }
    double total = Arrays.stream(weights).sum();
    double least = NEGLIGIBLE * total;
    int[] telling = IntStream.range(0, weights.length).filter(j -> weights[j] > least).toArray();
    double[] a = new double[MOST + 1];
    double[] u = new double[MOST + 1];
    int size = 0;
    double sum = 0;
    for (int j : telling) {
      a[size] += weights[j];
      u[size] += weights[j] * odds[j];
      sum += weights[j];
      if (j == telling[telling.length - 1] || sum >= total * (size + 1) / MOST) {
        u[size] /= a[size];
        size++;
      }
    }
    return new ChainedSquares(Arrays.copyOf(a, size), Arrays.copyOf(u, size));
  }

  /** K and its first two derivatives at a point; infinite where K is not defined. */
  private record Cumulants(double value, double first, double second) {}

  private Cumulants at(double s) {
    double value = 0;
    double first = 0;
    double second = 0;
    double r = 1;
    double r1 = 0;
    double r2 = 0;
    for (int j = 0; j < a.length; j++) {
      double e = offSquared[j] / r;
      double d1 = r1 / r;
      double d2 = r2 / r;
      r = diagonal[j] - 2 * s * a[j] - e;
      r1 = -2 * a[j] + e * d1;
      r2 = e * (d2 - 2 * d1 * d1);
      if (!(r > 0)) {
        return new Cumulants(0, Double.POSITIVE_INFINITY, 0);
      }
      value -= Math.log(r / atZero[j]) / 2;
      first -= r1 / r / 2;
      second -= (r2 / r - r1 / r * (r1 / r)) / 2;
    }
    return new Cumulants(value, first, second);
  }

  /**
   * The chance of a sum as great, by the saddlepoint approximation of Barndorff-Nielsen (1990,
   * "Approximate interval probabilities"), as Kuonen (1999, "Saddlepoint approximations for
   * distributions of quadratic forms in normal variables") proposes for such sums. From 0.5 to 0.01
   * it is within a twentieth of the truth, and farther out a little too great.
   *
   * @param x above 0
   * @return from 0 to 1
   */
  public double beyond(double x) {
    double s = saddle(x);
    Cumulants k = at(s);
    double w = Math.signum(s) * Math.sqrt(Math.max(0, 2 * (s * x - k.value())));
    double v = s * Math.sqrt(k.second());
    if (Math.abs(w) < SINGULAR) {
      double aside = 5 * SINGULAR * Math.sqrt(k.second());
      return (beyond(x - aside) + beyond(x + aside)) / 2;
    }
    double deviation = w + Math.log(v / w) / w;
    return Erf.erfc(deviation / Math.sqrt(2)) / 2;
  }

  /** Where the first derivative is x. */
  private double saddle(double x) {
    double greatest = Arrays.stream(a).max().orElseThrow();
    double high = 1 / (2 * greatest);
    double low = 0;
    if (at(0).first() > x) {
      high = 0;
      low = -1 / greatest;
      while (at(low).first() > x) {
        low *= 2;
      }
    }
    for (int i = 0; i < BISECTIONS && high - low > 1e-12 * (Math.abs(low) + Math.abs(high)); i++) {
      double middle = (low + high) / 2;
      if (at(middle).first() > x) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }
}
