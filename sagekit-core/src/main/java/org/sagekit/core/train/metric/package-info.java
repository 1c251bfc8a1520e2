/**
 * The numerics of judging: ranking, agreement, curves, tests, calibration and conformal scores.
 * Plain arrays in, numbers out; knows nothing of datasets and models.
 */
@NullMarked
package org.sagekit.core.train.metric;

import org.jspecify.annotations.NullMarked;
