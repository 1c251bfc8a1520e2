package org.sagekit.api.monitor.quality;

import java.util.Objects;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;

/**
 * How constraints are checked: the content of {@code monitoring_config}, and a level beyond it.
 * Immutable; {@link #standard()} starts, and each method with an argument returns a new one.
 *
 * <p>The thresholds of types and domains are shares that must be reached, as in the files that
 * Model Monitor writes: 1.0 there, reported as "Expected match: 100.0%". The 0.1 of Amazon's
 * documentation, a share that may differ, is 0.9 here: {@code ConstraintsFiles} reads a threshold
 * below 0.5 so.
 *
 * @param evaluates whether constraints are checked at all
 * @param emitsMetrics whether metrics are told to listeners
 * @param dataTypeThreshold which share of the values must be of the column's type, from 0 to 1
 * @param domainThreshold which share of the values must be known categories, from 0 to 1
 * @param comparesDistributions whether distributions are compared
 * @param numbers how distributions of numbers are compared
 * @param numbersThreshold the distance of numbers beyond which there is a violation, 0 or more
 * @param categories how distributions of categories are compared
 * @param categoriesThreshold the distance of categories beyond which there is a violation, or the
 *     p-value below which there is one, 0 or more
 * @param level how unlikely a share must be that falls short of what is asked, from 0 to 1, all
 *     columns taken together; with 1 each shortfall is a violation, as in Model Monitor
 */
public record CheckSettings(
    boolean evaluates,
    boolean emitsMetrics,
    double dataTypeThreshold,
    double domainThreshold,
    boolean comparesDistributions,
    Comparison numbers,
    double numbersThreshold,
    Comparison categories,
    double categoriesThreshold,
    double level) {
  private static final String SHARE = "from 0 to 1";
  private static final String DISTANCE = "0 or more";

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a threshold is out of its range or a comparison is not of
   *     its kind; the message has all
   */
  public CheckSettings {
    Objects.requireNonNull(numbers, "numbers");
    Objects.requireNonNull(categories, "categories");
    Problems.of("CheckSettings")
        .require(isShare(dataTypeThreshold), "dataTypeThreshold", SHARE, dataTypeThreshold)
        .require(isShare(domainThreshold), "domainThreshold", SHARE, domainThreshold)
        .require(
            numbers == Comparison.SIMPLE || numbers == Comparison.ROBUST,
            "numbers",
            "SIMPLE or ROBUST",
            numbers)
        .require(numbersThreshold >= 0, "numbersThreshold", DISTANCE, numbersThreshold)
        .require(
            categories == Comparison.L_INFINITY || categories == Comparison.CHI_SQUARED,
            "categories",
            "L_INFINITY or CHI_SQUARED",
            categories)
        .require(categoriesThreshold >= 0, "categoriesThreshold", DISTANCE, categoriesThreshold)
        .require(isShare(level) && level > 0, "level", "above 0 and at most 1", level)
        .throwIfAny();
  }

  /**
   * The content of a {@code monitoring_config}: the level is 1.
   *
   * @param evaluates whether constraints are checked at all
   * @param emitsMetrics whether metrics are told to listeners
   * @param dataTypeThreshold which share of the values must be of the column's type
   * @param domainThreshold which share of the values must be known categories
   * @param comparesDistributions whether distributions are compared
   * @param numbers how distributions of numbers are compared
   * @param numbersThreshold the distance of numbers beyond which there is a violation
   * @param categories how distributions of categories are compared
   * @param categoriesThreshold the distance of categories beyond which there is a violation
   */
  public CheckSettings(
      boolean evaluates,
      boolean emitsMetrics,
      double dataTypeThreshold,
      double domainThreshold,
      boolean comparesDistributions,
      Comparison numbers,
      double numbersThreshold,
      Comparison categories,
      double categoriesThreshold) {
    this(
        evaluates,
        emitsMetrics,
        dataTypeThreshold,
        domainThreshold,
        comparesDistributions,
        numbers,
        numbersThreshold,
        categories,
        categoriesThreshold,
        1);
  }

  static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  /**
   * The settings with which Model Monitor writes a baseline: everything is checked, all values must
   * be of their column's type and known, distances up to 0.1 are let pass, numbers by the robust
   * distance and categories by L-infinity.
   *
   * @return the defaults
   */
  public static CheckSettings standard() {
    return new CheckSettings(
        true, true, 1, 1, true, Comparison.ROBUST, 0.1, Comparison.L_INFINITY, 0.1);
  }

  /**
   * The same, but nothing is checked: {@code evaluate_constraints} Disabled.
   *
   * @return new settings
   */
  public CheckSettings disabled() {
    return copy(false, dataTypeThreshold, domainThreshold, level);
  }

  /**
   * The same, and constraints are checked: {@code evaluate_constraints} Enabled.
   *
   * @return new settings
   */
  public CheckSettings enabled() {
    return copy(true, dataTypeThreshold, domainThreshold, level);
  }

  /**
   * The same with another share of values that must be of their column's type.
   *
   * @param share from 0 to 1
   * @return new settings
   * @throws IllegalArgumentException if it is out of its range
   */
  public CheckSettings dataTypeThreshold(double share) {
    return copy(evaluates, share, domainThreshold, level);
  }

  /**
   * The same with another share of values that must be known categories.
   *
   * @param share from 0 to 1
   * @return new settings
   * @throws IllegalArgumentException if it is out of its range
   */
  public CheckSettings domainThreshold(double share) {
    return copy(evaluates, dataTypeThreshold, share, level);
  }

  /**
   * The same with another level: a share that falls short of what is asked is a violation only if
   * so few would come by chance (binomial distribution) more rarely than the level says, all
   * columns taken together.
   *
   * @param chance above 0 and at most 1; with 1 each shortfall is a violation
   * @return new settings
   * @throws IllegalArgumentException if it is out of its range
   */
  public CheckSettings level(double chance) {
    return copy(evaluates, dataTypeThreshold, domainThreshold, chance);
  }

  private CheckSettings copy(boolean evaluated, double type, double domain, double chance) {
    return new CheckSettings(
        evaluated,
        emitsMetrics,
        type,
        domain,
        comparesDistributions,
        numbers,
        numbersThreshold,
        categories,
        categoriesThreshold,
        chance);
  }

  /**
   * The same with numbers compared otherwise.
   *
   * @param how SIMPLE or ROBUST
   * @param threshold the distance beyond which there is a violation, 0 or more
   * @return new settings that compare distributions
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public CheckSettings numbers(Comparison how, double threshold) {
    return comparing(true, how, threshold).withCategories(categories, categoriesThreshold);
  }

  /**
   * The same with categories compared otherwise.
   *
   * @param how L_INFINITY or CHI_SQUARED
   * @param threshold the distance beyond which, or the p-value below which there is a violation, 0
   *     or more
   * @return new settings that compare distributions
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public CheckSettings categories(Comparison how, double threshold) {
    return comparing(true, numbers, numbersThreshold).withCategories(how, threshold);
  }

  /**
   * The same without comparing distributions: {@code perform_comparison} Disabled.
   *
   * @return new settings
   */
  public CheckSettings withoutComparison() {
    return comparing(false, numbers, numbersThreshold);
  }

  private CheckSettings comparing(boolean compares, Comparison how, double threshold) {
    return new CheckSettings(
        evaluates,
        emitsMetrics,
        dataTypeThreshold,
        domainThreshold,
        compares,
        how,
        threshold,
        categories,
        categoriesThreshold,
        level);
  }

  private CheckSettings withCategories(Comparison how, double threshold) {
    return new CheckSettings(
        evaluates,
        emitsMetrics,
        dataTypeThreshold,
        domainThreshold,
        comparesDistributions,
        numbers,
        numbersThreshold,
        how,
        threshold,
        level);
  }

  void addTo(Fingerprint.Digest digest) {
    digest
        .number(evaluates ? 1 : 0)
        .number(emitsMetrics ? 1 : 0)
        .real(dataTypeThreshold)
        .real(domainThreshold)
        .number(comparesDistributions ? 1 : 0)
        .text(numbers.name())
        .real(numbersThreshold)
        .text(categories.name())
        .real(categoriesThreshold)
        .real(level);
  }
}
