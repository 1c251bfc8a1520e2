/** Setting runs side by side: what differs, and how figures spread over repetitions. */
@NullMarked
package org.sagekit.core.track.compare;

import org.jspecify.annotations.NullMarked;
