package org.sagekit.core.train;

import java.util.stream.IntStream;

/**
 * Puts levels in an order that suits more than two classes: by the first principal component of
 * their shares of the classes, each level counting by its weight (Coppersmith, Hong and Hosking,
 * 1999, "Partitioning nominal attributes in decision trees", section 4). The shares are drawn
 * towards those of all rows as in {@link LevelMeans}.
 */
final class LevelOrder {
  private static final int ITERATIONS = 100;

  private LevelOrder() {}

  /**
   * Where each level is on the component; 0 is where the shares are those of all rows. Along which
   * of its two directions is not said, but the same rows give the same.
   *
   * @param levels of the rows
   * @param target classes
   * @param weights one a row
   */
  static double[] of(Levels levels, Target target, double[] weights) {
    double[][] sums = new double[levels.size()][target.classes().size()];
    for (int row = 0; row < weights.length; row++) {
      if (levels.codes()[row] >= 0) {
        sums[levels.codes()[row]][(int) target.values()[row]] += weights[row];
      }
    }
    double[] weightByLevel = new double[sums.length];
    for (int level = 0; level < sums.length; level++) {
      weightByLevel[level] = sum(sums[level]);
    }
    double[][] deviations = deviations(sums, weightByLevel);
    double[] component = component(deviations, weightByLevel);
    return IntStream.range(0, sums.length)
        .mapToDouble(level -> product(deviations[level], component))
        .toArray();
  }

  private static double[][] deviations(double[][] sums, double[] weightByLevel) {
    double[] all = new double[sums[0].length];
    for (double[] sum : sums) {
      add(all, 1, sum);
    }
    double total = sum(weightByLevel);
    double[][] deviations = new double[sums.length][all.length];
    for (int level = 0; level < sums.length; level++) {
      for (int i = 0; i < all.length; i++) {
        deviations[level][i] =
            (sums[level][i] - weightByLevel[level] * all[i] / total)
                / (weightByLevel[level] + LevelMeans.STRENGTH);
      }
    }
    return deviations;
  }

  /**
   * By power iteration from the level that deviates most, which the component can't be far from.
   */
  private static double[] component(double[][] deviations, double[] weightByLevel) {
    double[] component = new double[deviations[0].length];
    double most = 0;
    for (int level = 0; level < deviations.length; level++) {
      double own = weightByLevel[level] * product(deviations[level], deviations[level]);
      if (own > most) {
        most = own;
        component = deviations[level];
      }
    }
    for (int i = 0; i < ITERATIONS && most > 0; i++) {
      component = improved(component, deviations, weightByLevel);
    }
    return component;
  }

  private static double[] improved(
      double[] component, double[][] deviations, double[] weightByLevel) {
    double[] next = new double[component.length];
    for (int level = 0; level < deviations.length; level++) {
      add(next, weightByLevel[level] * product(deviations[level], component), deviations[level]);
    }
    double length = Math.sqrt(product(next, next));
    double[] unit = new double[next.length];
    add(unit, length > 0 ? 1 / length : 0, next);
    return unit;
  }

  private static void add(double[] to, double factor, double[] numbers) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * numbers[i];
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double sum(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }
}
