package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftTest;

/** Where one gets a {@link DriftTest}. All of them are stateless and thread-safe. */
public final class DriftTests {
  private DriftTests() {}

  /**
   * The two-sample test of Kolmogorov and Smirnov, for numbers. Statistic and effect are the
   * greatest distance between the two empirical distribution functions. Infinite values take part
   * as the least and greatest there are.
   *
   * <p>The p-value is exact, ties included, if the sizes multiply to at most 10,000 (Hodges 1958,
   * "The significance probability of the Smirnov two-sample test"; with ties Schröer &amp; Trenkler
   * 1995, "Exact and randomization distributions of Kolmogorov-Smirnov tests two or three
   * samples"), otherwise that of the limiting distribution (Smirnov 1948), which is too great if
   * there are many ties, never too small.
   *
   * @return fits numbers, whole numbers and times
   */
  public static DriftTest kolmogorovSmirnov() {
    return new KolmogorovSmirnov();
  }

  /**
   * The two-sample test of Anderson and Darling, for numbers: like {@link #kolmogorovSmirnov()},
   * but it looks at the distance of the distribution functions everywhere instead of where it is
   * greatest, in units of its own spread, and so finds small shifts and changes of the tails sooner
   * (Pettitt 1976, "A two-sample Anderson-Darling rank statistic", equation 1). The effect is the
   * greatest distance of the distribution functions. Infinite values take part as the least and
   * greatest there are.
   *
   * <p>With ties each distinct value's distance counts by how many values stand around it, and the
   * p-value is that of the limiting distribution given these ties: neither too small nor too great
   * for columns of whole numbers or of mostly zeros. For samples of 5,000 and 2 or more it is true
   * to a fifth of itself down to 0.001 and mostly to a twentieth.
   *
   * @return fits numbers, whole numbers and times
   */
  public static DriftTest andersonDarling() {
    return new AndersonDarling();
  }

  /**
   * Pearson's chi-squared test of homogeneity of two samples, for categories.
   *
   * <p>Levels that are expected fewer than 5 times in one of the samples are counted as one
   * (Cochran 1954, "Some methods for strengthening the common chi-squared tests"), together with
   * the rarest other level if they are too few even so; if that leaves no two levels, the p-value
   * is that of Fisher's exact test for the commonest level against the others. The effect is the
   * total variation distance of all levels' shares, less what is to be expected of it by chance, so
   * that it is near 0 for unchanged columns with many levels too.
   *
   * @return fits categories and booleans
   */
  public static DriftTest chiSquared() {
    return new ChiSquared();
  }
}
