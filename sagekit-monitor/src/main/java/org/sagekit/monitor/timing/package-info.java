/**
 * When something is due: each period, or by a cron expression as a clock on the wall goes. {@link
 * org.sagekit.monitor.timing.Timings} is where one gets a timing.
 */
@NullMarked
package org.sagekit.monitor.timing;

import org.jspecify.annotations.NullMarked;
