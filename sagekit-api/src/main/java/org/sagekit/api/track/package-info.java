/**
 * The contract of tracking: what a {@link org.sagekit.api.track.Tracker} remembers of every run. An
 * observer: no station knows it.
 */
@NullMarked
package org.sagekit.api.track;

import org.jspecify.annotations.NullMarked;
