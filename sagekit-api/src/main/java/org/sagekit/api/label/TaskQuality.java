package org.sagekit.api.label;

/**
 * How hard one task is.
 *
 * @param task which
 * @param votes how many
 * @param label its likeliest truth
 * @param confidence how sure that is, from 0 to 1
 * @param disagreement the share of pairs of votes that differ; NaN of one vote
 * @param voteEntropy of the shares of the votes, in bits (C. E. Shannon, 1948)
 * @param posteriorEntropy of the posterior, in bits
 * @param difficulty the mean of both entropies as a share of the greatest that so many labels
 *     allow: 0 if all agree and the aggregation is sure, 1 if nothing at all is known
 */
public record TaskQuality(
    String task,
    int votes,
    String label,
    double confidence,
    double disagreement,
    double voteEntropy,
    double posteriorEntropy,
    double difficulty) {}
