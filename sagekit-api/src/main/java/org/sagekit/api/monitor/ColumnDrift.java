package org.sagekit.api.monitor;

/**
 * What has become of a column.
 *
 * @param column its name
 * @param result what the test found
 * @param adjustedPValue the p-value after correction for the number of columns
 * @param drifted whether it is below the level and the effect is not negligible
 */
public record ColumnDrift(
    String column, DriftResult result, double adjustedPValue, boolean drifted) {}
