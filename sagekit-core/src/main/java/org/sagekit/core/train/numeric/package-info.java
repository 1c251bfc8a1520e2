/**
 * The numerics of learners that weigh numbers: sparse rows, losses with their slopes, what makes
 * the sum of losses and penalties least, and systems of linear equations. Plain arrays in, plain
 * arrays out; all sums are added in one order, so that the same rows give the same bits on any
 * number of threads.
 */
@NullMarked
package org.sagekit.core.train.numeric;

import org.jspecify.annotations.NullMarked;
