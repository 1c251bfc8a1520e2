/**
 * Runs from and to other trackers: what bringing in from any of them has in common. What is read
 * here was written by strangers; it is taken as far as it can be, and the rest is told.
 */
@NullMarked
package org.sagekit.core.track.exchange;

import org.jspecify.annotations.NullMarked;
