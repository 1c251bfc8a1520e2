package org.sagekit.api.monitor;

/**
 * What has become of the columns taken together.
 *
 * @param result what a test of whole rows found
 * @param adjustedPValue the p-value after correction for all questions of the report, those about
 *     columns included
 * @param drifted whether it is below the level and the effect is not negligible
 */
public record JointDrift(DriftResult result, double adjustedPValue, boolean drifted) {}
