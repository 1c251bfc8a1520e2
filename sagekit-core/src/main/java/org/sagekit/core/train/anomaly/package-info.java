/**
 * The numerics of finding odd points: points are rows of plain numbers, each with a weight above 0.
 * Nothing here knows of datasets or graphs.
 */
@NullMarked
package org.sagekit.core.train.anomaly;

import org.jspecify.annotations.NullMarked;
