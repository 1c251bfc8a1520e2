package org.sagekit.api.monitor.quality;

/**
 * How constraints are checked: the content of {@code monitoring_config}. Immutable; each method
 * returns a new one.
 *
 * @param evaluates whether constraints are checked at all
 * @param emitsMetrics whether metrics are told to listeners
 * @param dataTypeThreshold which share of the values may be of another type, from 0 to 1
 * @param domainThreshold which share of the values may be unknown categories, from 0 to 1
 * @param comparesDistributions whether distributions are compared
 * @param numbers how distributions of numbers are compared
 * @param numbersThreshold the distance of numbers beyond which there is a violation
 * @param categories how distributions of categories are compared
 * @param categoriesThreshold the distance of categories beyond which there is a violation
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
    double categoriesThreshold) {

  /**
   * The settings with which Model Monitor writes a baseline: everything is checked, each threshold
   * is 0.1, numbers by the robust distance and categories by L-infinity.
   *
   * @return the defaults
   */
  public static CheckSettings standard() {
    return new CheckSettings(
        true, true, 0.1, 0.1, true, Comparison.ROBUST, 0.1, Comparison.L_INFINITY, 0.1);
  }
}
