package org.sagekit.monitor.drift;

import java.util.List;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.monitor.text.TextClassifier;

/**
 * Where one gets a {@link DriftTest}. All of them are stateless and thread-safe, and equal values
 * give equal results, in whatever order they come.
 *
 * <p>All p-values hold at every number of rows, with ties and without. Where the distribution of a
 * statistic in large samples is far, they come from a permutation test: 9,999 draws at most, always
 * the same for the same values, fewer where nothing is to be found (Besag &amp; Clifford 1991). If
 * no draw is as far out as the sample, the p-value is at most 1 / 10,000 (Phipson &amp; Smyth
 * 2010), or that of {@link #kolmogorovSmirnov()}, of categories that of Fisher's exact test of each
 * level with Bonferroni's correction, if it is less still, so that a correction for very many
 * columns does not make a test blind. For the draws, the numbers are looked at in 128 places and
 * the levels as 200, however many there are: that keeps the test valid and its time bounded.
 */
public final class DriftTests {
  private DriftTests() {}

  /**
   * All tests that there are.
   *
   * @return in a fixed order, each with another name; not modifiable
   */
  public static List<DriftTest> all() {
    return List.of(
        kolmogorovSmirnov(),
        cramerVonMises(),
        andersonDarling(),
        kuiper(),
        mannWhitney(),
        energyDistance(),
        wasserstein(),
        jensenShannon(),
        hellinger(),
        populationStabilityIndex(),
        totalVariation(),
        chiSquared(),
        gTest(),
        fisherExact(),
        textClassifier());
  }

  /**
   * The test of a name, such as a text of settings gives.
   *
   * @param name such as {@code kolmogorov-smirnov}, see {@link DriftTest#name()}
   * @return the test
   * @throws IllegalArgumentException if there is none; it says which there are
   */
  public static DriftTest named(String name) {
    Objects.requireNonNull(name, "name");
    return all().stream()
        .filter(test -> test.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "DriftTests: name must be that of a test, but was '%s'.%s"
                        .formatted(
                            name,
                            Problems.didYouMean(
                                name, all().stream().map(DriftTest::name).toList()))));
  }

  /**
   * The two-sample test of Kolmogorov and Smirnov, for numbers. Statistic and effect are the
   * greatest distance between the two empirical distribution functions. Infinite values take part
   * as the least and greatest there are.
   *
   * <p>The p-value is exact, ties included, if the sizes multiply to at most 1,000,000 (Hodges
   * 1958, "The significance probability of the Smirnov two-sample test"; with ties Schröer &amp;
   * Trenkler 1995, "Exact and randomization distributions of Kolmogorov-Smirnov tests two or three
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
   * for columns of whole numbers or of mostly zeros. Where the smaller sample is expected to hold
   * fewer than 50 values besides the commonest one, the limit is far, and the p-value is that of a
   * permutation test.
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
   * the rarest other level if they are too few even so; if that leaves no two levels, those that
   * are expected less than once; if that does either, the p-value is that of Fisher's exact test
   * for the commonest level against the others. Of two levels it is exact; of more it is by
   * permutation if one of them is expected fewer than 50 times in the smaller sample, where the
   * chi-squared distribution's tail is too thin. The effect is the total variation distance of all
   * levels' shares, less what is to be expected of it by chance, so that it is near 0 for unchanged
   * columns with many levels too.
   *
   * @return fits categories and booleans
   */
  public static DriftTest chiSquared() {
    return new ChiSquared();
  }

  /**
   * The two-sample test of Cram&eacute;r and von Mises, for numbers: the squared distance of the
   * distribution functions, summed over all values (Anderson 1962, "On the distribution of the
   * two-sample Cram&eacute;r-von Mises criterion", equation 2). More than {@link
   * #kolmogorovSmirnov()} it finds what happens in the middle, less than {@link #andersonDarling()}
   * what happens in the tails. With ties, each distance counts by how many values stand around it.
   * The effect is the greatest distance of the distribution functions. Infinite values take part as
   * the least and greatest there are.
   *
   * <p>The p-value is exact, ties included, if the sizes multiply to at most 400; by permutation
   * where the smaller sample is expected to hold fewer than 50 values besides the commonest one;
   * otherwise that of the limiting distribution given the ties.
   *
   * @return fits numbers, whole numbers and times
   */
  public static DriftTest cramerVonMises() {
    return new CramerVonMises();
  }

  /**
   * The two-sample test of Kuiper, for numbers: the greatest distance of the distribution functions
   * upwards and the greatest downwards together (Kuiper 1960, "Tests concerning random points on a
   * circle"). It finds changes of the spread, and changes of times of day or of angles wherever
   * their circle is cut. Statistic and effect are that sum, from 0 to 1. Infinite values take part
   * as the least and greatest there are.
   *
   * <p>The p-value is that of the limiting distribution if each sample has 1,000 values and none of
   * them is commoner than 1 in 100, otherwise by permutation.
   *
   * @return fits numbers, whole numbers and times
   */
  public static DriftTest kuiper() {
    return new Kuiper();
  }

  /**
   * The rank test of Mann and Whitney (1947), also of Wilcoxon (1945), for numbers: whether the
   * values of one sample are greater than those of the other. It is the most powerful of these for
   * shifts of the middle, and <em>blind to changes of the spread</em> around it: use another test
   * beside it. The statistic U is the number of pairs in which the reference's value is the
   * greater, ties counted half. The effect is {@code |2 U / (n m) - 1|}, the rank-biserial
   * correlation, which is |2 AUC - 1|. Infinite values take part as the least and greatest there
   * are.
   *
   * <p>The p-value is exact without ties if the sizes multiply to at most 2,500; by permutation
   * where the smaller sample is expected to hold fewer than 50 values besides the commonest one;
   * otherwise that of the normal distribution, corrected for ties and continuity.
   *
   * @return fits numbers, whole numbers and times
   */
  public static DriftTest mannWhitney() {
    return new MannWhitney();
  }

  /**
   * The energy distance, for numbers: how much farther values of different samples are from each
   * other than values of one sample (Sz&eacute;kely &amp; Rizzo 2013, "Energy statistics: a class
   * of statistics based on distances", equation 2.5), which for numbers is twice the squared
   * distance of the distribution functions, integrated. Unlike a rank test it counts how far values
   * have moved. The statistic is the root of it, in the root of the values' unit. The effect is the
   * root of their energy coefficient, with what chance makes of the distance taken off: 1 if each
   * sample is one value, another one.
   *
   * <p>The p-value is that of the limiting distribution, a weighted sum of chi-squared variables,
   * given the pooled values; by permutation where the smaller sample is expected to hold fewer than
   * 50 values besides the commonest one, or where a tenth of the distance comes from the tails, as
   * with heavy-tailed columns. Infinite values stand one range of the finite ones beyond them. No
   * value is too great: the statistic is at most the root of the greatest double.
   *
   * @return fits numbers, whole numbers and times
   */
  public static DriftTest energyDistance() {
    return new Energy();
  }

  /**
   * The first Wasserstein distance, also called earth mover's, for numbers: how far values have to
   * be moved, on average, to make one sample of the other: the distance of the distribution
   * functions, integrated (Vallender 1974, "Calculation of the Wasserstein distance between
   * probability distributions on the line"). The statistic is in the values' unit.
   *
   * <p>The effect is the distance in units of the mean distance between a value of the one sample
   * and a value of the other, with what chance makes of it taken off: moving can never cost more
   * than that, and costs as much exactly if all values of one sample are beyond those of the other;
   * so it is 1 for samples that have nothing in common, 0 for equal ones, and does not depend on
   * the unit. The p-value is by permutation at any size. Where the tails are so heavy that there is
   * no mean, the outermost values drown what happens in the middle: use a rank test. Infinite
   * values stand one range of the finite ones beyond them. The statistic is at most the greatest
   * double.
   *
   * @return fits numbers, whole numbers and times
   */
  public static DriftTest wasserstein() {
    return new Wasserstein();
  }

  /**
   * Jensen and Shannon's distance of levels or bins: the root of their divergence in bits, from 0
   * to 1 (Lin 1991, "Divergence measures based on the Shannon entropy"; Endres &amp; Schindelin
   * 2003). Numbers are counted in bins that hold a tenth of both samples together, a value that is
   * as common in one of its own. The effect is the distance with what chance makes of the
   * divergence taken off, which is much where there are few rows or many levels.
   *
   * <p>The p-value is that of the chi-squared distribution that {@code 8 n m / (n + m)} times the
   * divergence in nats has in large samples, scaled to its exact mean (after Bartlett 1937); by
   * permutation if a level or bin is expected fewer than 100 times in the smaller sample.
   *
   * @return fits all types but free text
   */
  public static DriftTest jensenShannon() {
    return new JensenShannon();
  }

  /**
   * Hellinger's distance of levels or bins, from 0 to 1 (Hellinger 1909): {@code sqrt(1 - sum
   * sqrt(p q))}. Bins, effect and p-value as of {@link #jensenShannon()}, its square in place of
   * the divergence.
   *
   * @return fits all types but free text
   */
  public static DriftTest hellinger() {
    return new Hellinger();
  }

  /**
   * The population stability index of levels or bins: {@code sum (p - q) ln(p / q)}, which is the
   * symmetric divergence of Kullback &amp; Leibler (1951). Numbers are counted in tenths of the
   * reference, as is the custom; a level or bin that one of the samples lacks is counted in it as
   * half a row. The custom of alarms above 0.1 or 0.2 knows nothing of the number of rows: 100
   * unchanged rows are often above 0.1. The p-value does.
   *
   * <p>The index has no bound, so the effect is that of {@link #jensenShannon()}. For the p-value
   * the bins are tenths of both samples together: that of the chi-squared distribution that {@code
   * n m / (n + m)} times the index has in large samples (Yurdakul &amp; Naranjo 2020, "Statistical
   * properties of the population stability index"), scaled to its exact mean; by permutation if a
   * level or bin is expected fewer than 100 times in the smaller sample.
   *
   * @return fits all types but free text
   */
  public static DriftTest populationStabilityIndex() {
    return new PopulationStability();
  }

  /**
   * The total variation distance of levels or bins, from 0 to 1: half the sum of the distances of
   * the shares. The p-value is by permutation at any size. The effect is the distance with what
   * chance makes of it taken off. Bins as of {@link #jensenShannon()}.
   *
   * @return fits all types but free text
   */
  public static DriftTest totalVariation() {
    return new TotalVariation();
  }

  /**
   * The likelihood-ratio test of homogeneity, the G test, for categories: {@code 2 sum O ln(O /
   * E)}. The p-value is that of the chi-squared distribution with the correction of Williams (1976,
   * "Improved likelihood ratio tests for complete contingency tables"); by permutation if a level
   * is expected fewer than 10 times in the smaller sample. The effect is that of {@link
   * #chiSquared()}.
   *
   * @return fits categories and booleans
   */
  public static DriftTest gTest() {
    return new LikelihoodRatio();
  }

  /**
   * Asks, for free text, whether a classifier can tell texts of now from texts of then (Lopez-Paz
   * and Oquab 2017, "Revisiting classifier two-sample tests"), by words, runs of three characters,
   * length, and the shares of digits, capitals and characters beyond ASCII: so it finds other
   * topics, another language or encoding, other lengths and texts cut off. The classifier is naive
   * Bayes, which needs few texts. Of many texts it looks at 10,000 of both sides together, and at
   * the first 2,000 characters of each.
   *
   * <p>The texts are put in five parts at random, and those of each part but the first are scored
   * by what was learnt from the parts before it. The statistic is the area under the receiver
   * operating characteristic over the parts; the p-value that of van Elteren's stratified rank sums
   * (1960), one-sided, by up to 9,999 permutations if a part has fewer than 20 texts of a side. The
   * effect is twice the area less 1, and 0 if the area is below a half. Fewer than four texts of
   * now are too few to find anything.
   *
   * @return fits free text
   */
  public static DriftTest textClassifier() {
    return new TextClassifier();
  }

  /**
   * Fisher's exact test, for categories: how likely a table is that is at most as likely as the
   * observed one, given how often the levels occur (Fisher 1922; for more than two levels Freeman
   * &amp; Halton 1951). Exact for two levels, otherwise by 9,999 tables drawn with these margins at
   * most. The statistic is minus the natural logarithm of the table's probability, the effect that
   * of {@link #chiSquared()}.
   *
   * @return fits categories and booleans
   */
  public static DriftTest fisherExact() {
    return new FisherExact();
  }
}
