/** Runs and series as tables of text for other programs. */
@NullMarked
package org.sagekit.core.track.export;

import org.jspecify.annotations.NullMarked;
