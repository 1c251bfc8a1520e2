package org.sagekit.api.monitor;

/**
 * What has become of a column.
 *
 * @param column its name
 * @param result what was found: by the question that found drift, such as whether the values lie
 *     otherwise, whether others are missing, or whether there are new categories; else by the test
 *     of the values
 * @param adjustedPValue the p-value after correction for all questions of the report; 0 if the
 *     column is gone
 * @param drifted whether it is below the level and the effect is not negligible
 */
public record ColumnDrift(
    String column, DriftResult result, double adjustedPValue, boolean drifted) {}
