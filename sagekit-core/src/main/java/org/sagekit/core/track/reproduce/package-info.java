/**
 * Whether the work of a run, done again, comes to the same: what the two made is compared, and what
 * differs about how they came to it. Nothing is run here.
 */
@NullMarked
package org.sagekit.core.track.reproduce;

import org.jspecify.annotations.NullMarked;
