/**
 * The numerics of telling many numbers by few: points are rows of plain numbers, each with a weight
 * above 0. Nothing here knows of datasets or graphs.
 */
@NullMarked
package org.sagekit.core.train.projection;

import org.jspecify.annotations.NullMarked;
