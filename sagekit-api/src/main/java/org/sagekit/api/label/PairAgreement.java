package org.sagekit.api.label;

/**
 * How far two workers agree.
 *
 * @param one who
 * @param other who else
 * @param tasks how many tasks both answered, each in one way
 * @param agreement the share of these on which they agree, weighted if the kappa is
 * @param kappa Cohen's; NaN if both gave one and the same answer to all
 */
public record PairAgreement(String one, String other, int tasks, double agreement, double kappa) {}
