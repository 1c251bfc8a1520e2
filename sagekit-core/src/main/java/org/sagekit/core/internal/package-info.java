/**
 * The ground under core's stations: durable files, the workspace's tables, JSON, bounded binary
 * reading, and the drawing of summaries. Open to SageKit's own modules only, and never in a public
 * signature.
 */
@NullMarked
package org.sagekit.core.internal;

import org.jspecify.annotations.NullMarked;
