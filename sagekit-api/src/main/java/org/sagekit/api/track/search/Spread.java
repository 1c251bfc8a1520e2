package org.sagekit.api.track.search;

/**
 * How a figure spreads over repetitions of a run. The interval is Student's (1908, "The probable
 * error of a mean"): mean ± t · s / √n, t being the 97.5 % quantile of the distribution with n - 1
 * degrees of freedom. It holds the true mean 19 times of 20 if the figures are near a normal
 * distribution.
 *
 * @param n how many repetitions have the figure as a number; NaN is left out
 * @param mean of these; NaN if there are none
 * @param standardDeviation of these, the sum of squares divided by n - 1; NaN for fewer than two
 * @param low the lower end of the 95 % interval of the mean; NaN for fewer than two, of which no
 *     interval can be told
 * @param high its upper end; NaN for fewer than two
 */
public record Spread(int n, double mean, double standardDeviation, double low, double high) {}
