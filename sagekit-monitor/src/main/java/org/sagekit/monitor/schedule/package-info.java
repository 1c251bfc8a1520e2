/**
 * Schedules of monitoring: which process runs which due time, what came of it in the workspace's
 * tables, and who is told.
 */
@NullMarked
package org.sagekit.monitor.schedule;

import org.jspecify.annotations.NullMarked;
