/** The points of a series: gathered, written as bytes, told in short, and thinned for a chart. */
@NullMarked
package org.sagekit.core.track.points;

import org.jspecify.annotations.NullMarked;
