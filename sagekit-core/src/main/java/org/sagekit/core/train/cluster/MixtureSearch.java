package org.sagekit.core.train.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Fits a mixture of normal distributions by expectation and maximisation (Dempster, Laird and Rubin
 * 1977), starting from the clusters of k-means. To each variance a little is added, so that no
 * distribution falls in on a single point. For one thread.
 */
public final class MixtureSearch {
  private static final double HALF_LOG_2_PI = 0.5 * StrictMath.log(2 * Math.PI);
  private static final double LEAST_WEIGHT = 10 * Math.ulp(1.0);
  private final double[][] points;
  private final double[] weights;
  private final Plan plan;
  private final int size;
  private final double total;

  /** Point by point the share of each distribution. */
  private final double[][] shares;

  private final double[] mass;
  private final double[][] means;
  private final double[][] factors;

  private MixtureSearch(double[][] points, double[] weights, Plan plan, Centres start) {
    this.points = points;
    this.weights = weights;
    this.plan = plan;
    this.size = points[0].length;
    this.total = Arrays.stream(weights).sum();
    int clusters = start.points().size();
    this.shares = new double[points.length][clusters];
    this.mass = new double[clusters];
    this.means = new double[clusters][];
    this.factors = new double[clusters][];
    for (int row = 0; row < points.length; row++) {
      shares[row][start.nearest(points[row])] = 1;
    }
  }

  /**
   * How to search.
   *
   * @param full whether the covariances are full; else the numbers are independent
   * @param added to each variance, above 0
   * @param tolerance the search ends when the mean logarithm of the density rises by less
   * @param iterations how often the distributions are fitted at most, at least 1
   * @param stop asked before each further fit; the mixture so far is the result
   */
  public record Plan(
      boolean full, double added, double tolerance, int iterations, BooleanSupplier stop) {}

  /**
   * Finds a mixture.
   *
   * @param points at least one, all of one length; not changed
   * @param weights one a point, above 0
   * @param plan how
   * @param start one centre a distribution
   * @return the mixture that the search ended in
   */
  public static Mixture find(double[][] points, double[] weights, Plan plan, Centres start) {
    return new MixtureSearch(points, weights, plan, start).run();
  }

  private Mixture run() {
    maximise();
    double before = Double.NEGATIVE_INFINITY;
    double likelihood = expect();
    int fits = 1;
    while (likelihood - before >= plan.tolerance()
        && fits < plan.iterations()
        && !plan.stop().getAsBoolean()) {
      maximise();
      before = likelihood;
      likelihood = expect();
      fits++;
    }
    return heaviestFirst(likelihood, fits);
  }

  /** The shares of the distributions at each point; tells the mean logarithm of the density. */
  private double expect() {
    double sum = 0;
    double[] heights = new double[mass.length];
    for (int cluster = 0; cluster < mass.length; cluster++) {
      heights[cluster] = StrictMath.log(mass[cluster] / total) - size * HALF_LOG_2_PI;
      for (int i = 0; i < size; i++) {
        heights[cluster] += StrictMath.log(factors[cluster][plan.full() ? i * size + i : i]);
      }
    }
    for (int row = 0; row < points.length; row++) {
      sum += weights[row] * share(points[row], heights, shares[row]);
    }
    return sum / total;
  }

  private double share(double[] point, double[] heights, double[] to) {
    double most = Double.NEGATIVE_INFINITY;
    for (int cluster = 0; cluster < to.length; cluster++) {
      to[cluster] = heights[cluster] - 0.5 * standardised(point, cluster);
      most = Math.max(most, to[cluster]);
    }
    double sum = 0;
    for (int cluster = 0; cluster < to.length; cluster++) {
      to[cluster] = StrictMath.exp(to[cluster] - most);
      sum += to[cluster];
    }
    for (int cluster = 0; cluster < to.length; cluster++) {
      to[cluster] /= sum;
    }
    return most + StrictMath.log(sum);
  }

  private double standardised(double[] point, int cluster) {
    double[] mean = means[cluster];
    double[] factor = factors[cluster];
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double standard = 0;
      if (plan.full()) {
        for (int j = 0; j <= i; j++) {
          standard += factor[i * size + j] * (point[j] - mean[j]);
        }
      } else {
        standard = factor[i] * (point[i] - mean[i]);
      }
      squares += standard * standard;
    }
    return squares;
  }

  private void maximise() {
    for (int cluster = 0; cluster < mass.length; cluster++) {
      double[] counts = new double[points.length];
      double[] mean = new double[size];
      mass[cluster] = LEAST_WEIGHT;
      for (int row = 0; row < points.length; row++) {
        counts[row] = weights[row] * shares[row][cluster];
        mass[cluster] += counts[row];
        for (int i = 0; i < size; i++) {
          mean[i] += counts[row] * points[row][i];
        }
      }
      for (int i = 0; i < size; i++) {
        mean[i] /= mass[cluster];
      }
      means[cluster] = mean;
      factors[cluster] = plan.full() ? full(counts, cluster) : diagonal(counts, cluster);
    }
  }

  private double[] diagonal(double[] counts, int cluster) {
    double[] variances = new double[size];
    for (int row = 0; row < points.length; row++) {
      for (int i = 0; i < size; i++) {
        double off = points[row][i] - means[cluster][i];
        variances[i] += counts[row] * off * off;
      }
    }
    return Arrays.stream(variances)
        .map(variance -> 1 / Math.sqrt(variance / mass[cluster] + plan.added()))
        .toArray();
  }

  private double[] full(double[] counts, int cluster) {
    double[] covariance = new double[size * size];
    double[] off = new double[size];
    for (int row = 0; row < points.length; row++) {
      if (counts[row] > 0) {
        for (int i = 0; i < size; i++) {
          off[i] = points[row][i] - means[cluster][i];
          double scaled = counts[row] * off[i];
          for (int j = 0; j <= i; j++) {
            covariance[i * size + j] += scaled * off[j];
          }
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i * size + j] /= mass[cluster];
      }
      covariance[i * size + i] += plan.added();
    }
    return InverseRoot.of(covariance, size);
  }

  private Mixture heaviestFirst(double likelihood, int fits) {
    int[] order =
        IntStream.range(0, mass.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer cluster) -> -mass[cluster])
                    .thenComparing(cluster -> means[cluster], Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    double all = Arrays.stream(mass).sum();
    return new Mixture(
        Arrays.stream(order).mapToDouble(cluster -> mass[cluster] / all).toArray(),
        Arrays.stream(order).mapToObj(cluster -> means[cluster]).toArray(double[][]::new),
        Arrays.stream(order).mapToObj(cluster -> factors[cluster]).toArray(double[][]::new),
        likelihood,
        fits);
  }
}
