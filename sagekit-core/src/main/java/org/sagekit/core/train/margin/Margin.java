package org.sagekit.core.train.margin;

/**
 * A weighted sum of likenesses to rows.
 *
 * @param weights one a row; most are 0
 * @param bias is added
 * @param scores what the sum is at each row, the bias included
 */
public record Margin(double[] weights, double bias, double[] scores) {}
