/** The points of a metric. */
@NullMarked
package org.sagekit.api.track.series;

import org.jspecify.annotations.NullMarked;
