package org.sagekit.core.train.network;

import org.sagekit.core.train.numeric.Loss;
import org.sagekit.core.train.numeric.SparseRows;

/**
 * What a network learns from.
 *
 * @param rows of numbers
 * @param truth one a row
 * @param weights one a row, 1 on average
 * @param loss of a row
 */
public record Lessons(SparseRows rows, double[] truth, double[] weights, Loss loss) {}
