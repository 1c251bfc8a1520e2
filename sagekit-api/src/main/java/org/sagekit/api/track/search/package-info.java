/** Finding runs, and setting them side by side. */
@NullMarked
package org.sagekit.api.track.search;

import org.jspecify.annotations.NullMarked;
