/**
 * The tables of tracking, each with the class that reads and writes it, and the log that fills
 * them.
 */
@NullMarked
package org.sagekit.core.track.store;

import org.jspecify.annotations.NullMarked;
