/**
 * Schedules of monitoring: due times by period or cron, which process runs which of them, what came
 * of it in the workspace's tables, and who is told.
 */
@NullMarked
package org.sagekit.monitor.schedule;

import org.jspecify.annotations.NullMarked;
