package org.sagekit.monitor.quality;

import java.util.LinkedHashMap;
import java.util.Map;
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

  private final Map<String, Double> expected = new LinkedHashMap<>();
  private final Map<String, Double> observed = new LinkedHashMap<>();

  private CategoryFit(Map<String, Long> then, Map<String, Long> now) {
    double allThen = Distances.total(then);
    double allNow = then.keySet().stream().mapToLong(key -> now.getOrDefault(key, 0L)).sum();
    then.forEach(
        (category, count) -> {
          expected.put(category, count / allThen * allNow);
          observed.put(category, (double) now.getOrDefault(category, 0L));
        });
  }

  /** The p-value; NaN if fewer than two categories are left. */
  static double pValue(Map<String, Long> then, Map<String, Long> now) {
    CategoryFit fit = new CategoryFit(then, now);
    while (fit.expected.size() >= 2 && fit.hasTooManyRare()) {
      fit.regroup();
    }
    int categories = fit.expected.size();
    return categories < 2
        ? Double.NaN
        : Gamma.regularizedGammaQ((categories - 1) / 2.0, fit.statistic() / 2);
  }

  private boolean hasTooManyRare() {
    boolean two = expected.size() == 2;
    double least = two ? LEAST_OF_TWO : LEAST_OF_MANY;
    int most = two ? 0 : (int) (SHARE_OF_MANY * expected.size());
    return expected.values().stream().filter(count -> count < least).count() > most;
  }

  private void regroup() {
    String rarest = rarest();
    double count = expected.remove(rarest);
    double seen = observed.remove(rarest);
    String next = rarest();
    expected.merge(next, count, Double::sum);
    observed.merge(next, seen, Double::sum);
  }

  private String rarest() {
    return expected.entrySet().stream()
        .min(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private double statistic() {
    double sum = 0;
    for (Map.Entry<String, Double> entry : expected.entrySet()) {
      double difference = observed.get(entry.getKey()) - entry.getValue();
      sum += difference * difference / entry.getValue();
    }
    return sum;
  }
}
