/**
 * Tests whether two sets of whole rows come from one distribution. {@link
 * org.sagekit.monitor.joint.MultivariateDriftTests} is where one gets them.
 *
 * <p>The way of the rows: {@code RowDraw} chooses them, {@code RowEncoder} makes numbers of them,
 * {@code PooledRows} holds both sides in one random order, and a {@code PooledTest} judges.
 */
@NullMarked
package org.sagekit.monitor.joint;

import org.jspecify.annotations.NullMarked;
