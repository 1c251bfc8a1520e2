/**
 * Multilayer perceptrons: rectified units that learn by Adam in mini-batches. Weights are floats
 * and lie input by input, so that the zeros of a row and of its units cost nothing and the loops
 * run along memory.
 */
@NullMarked
package org.sagekit.core.train.network;

import org.jspecify.annotations.NullMarked;
