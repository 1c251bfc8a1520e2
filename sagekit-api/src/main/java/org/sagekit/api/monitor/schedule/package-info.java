/**
 * When monitoring runs, and what came of it: a {@link org.sagekit.api.monitor.schedule.Timing} says
 * the due times, each of which ends as one {@link org.sagekit.api.monitor.schedule.ScheduledRun}.
 */
@NullMarked
package org.sagekit.api.monitor.schedule;

import org.jspecify.annotations.NullMarked;
