/**
 * The quality of data: constraints suggested from a baseline, and the checks of rows against them.
 */
@NullMarked
package org.sagekit.monitor.quality;

import org.jspecify.annotations.NullMarked;
