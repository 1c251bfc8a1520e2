package org.sagekit.monitor.quality;

import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.commons.math3.special.Gamma;

/**
 * Deequ's chi-squared test: do the categories of now occur as often as those of then make expect?
 * (K. Pearson 1900.) Unknown categories take no part, as another check is about them. Categories
 * that are expected too seldom are taken together, the rarest with the next, until at most a fifth
 * of them is expected fewer than 5 times (F. Yates, D. Moore and G. McCabe, "The Practice of
 * Statistics", 1999, page 734), or of two none fewer than 10 times (W. Cochran, "The chi-squared
 * test of goodness of fit", Annals of Mathematical Statistics 23, 1952).
 */
final class CategoryFit {
  private static final double LEAST_OF_MANY = 5;
  private static final double SHARE_OF_MANY = 0.2;
  private static final double LEAST_OF_TWO = 10;

  /** How often a category, or several taken together, was expected and observed. */
  private record Cell(double expected, double observed) {
    Cell and(Cell other) {
      return new Cell(expected + other.expected, observed + other.observed);
    }

    double term() {
      return (observed - expected) * (observed - expected) / expected;
    }
  }

  private final PriorityQueue<Cell> rarestFirst =
      new PriorityQueue<>(Comparator.comparingDouble(Cell::expected));

  private CategoryFit(Map<String, Long> then, Map<String, Long> now) {
    double allThen = Distances.total(then);
    double allNow = then.keySet().stream().mapToLong(key -> now.getOrDefault(key, 0L)).sum();
    then.forEach(
        (category, count) ->
            rarestFirst.add(
                new Cell(count / allThen * allNow, (double) now.getOrDefault(category, 0L))));
  }

  /** The p-value; NaN if fewer than two categories are left. */
  static double pValue(Map<String, Long> then, Map<String, Long> now) {
    CategoryFit fit = new CategoryFit(then, now);
    while (fit.rarestFirst.size() >= 2 && fit.hasTooManyRare()) {
      fit.rarestFirst.add(fit.rarestFirst.remove().and(fit.rarestFirst.remove()));
    }
    int categories = fit.rarestFirst.size();
    double statistic = fit.rarestFirst.stream().mapToDouble(Cell::term).sum();
    return categories < 2
        ? Double.NaN
        : Gamma.regularizedGammaQ((categories - 1) / 2.0, statistic / 2);
  }

  private boolean hasTooManyRare() {
    boolean two = rarestFirst.size() == 2;
    double least = two ? LEAST_OF_TWO : LEAST_OF_MANY;
    int most = two ? 0 : (int) (SHARE_OF_MANY * rarestFirst.size());
    return rarestFirst.stream().filter(cell -> cell.expected() < least).count() > most;
  }
}
