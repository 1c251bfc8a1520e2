/** Tests whether two samples come from one distribution, and the correction for asking often. */
@NullMarked
package org.sagekit.monitor.drift;

import org.jspecify.annotations.NullMarked;
