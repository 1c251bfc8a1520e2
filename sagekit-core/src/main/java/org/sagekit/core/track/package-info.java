/**
 * Tracking: what runs do is written to the workspace's tables as it happens, and read back from
 * them. An observer: it listens, and no station knows it.
 */
@NullMarked
package org.sagekit.core.track;

import org.jspecify.annotations.NullMarked;
