package org.sagekit.core.train.cluster;

/**
 * A mixture of normal distributions, the heaviest first.
 *
 * @param weights the share of each, adding up to 1
 * @param means of each
 * @param factors of each the inverse root of the covariance: its diagonal, or a lower triangle as a
 *     full matrix row by row
 * @param logLikelihood the weighted mean over the points of the logarithm of their density
 * @param iterations how often the distributions were fitted
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way to a node, never compared
public record Mixture(
    double[] weights, double[][] means, double[][] factors, double logLikelihood, int iterations) {}
