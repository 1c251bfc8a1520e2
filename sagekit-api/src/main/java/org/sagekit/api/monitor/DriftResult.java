package org.sagekit.api.monitor;

/**
 * What a test found.
 *
 * @param test its name
 * @param statistic the test's own figure
 * @param pValue how likely a figure as great is if nothing has changed, from 0 to 1
 * @param effect how much has changed whatever the number of rows, from 0 (nothing) to 1 (nothing in
 *     common)
 */
public record DriftResult(String test, double statistic, double pValue, double effect) {}
