package org.sagekit.monitor.schedule;

import java.time.Duration;
import org.sagekit.api.monitor.schedule.CatchUp;

/**
 * How a schedule treats due times.
 *
 * @param catchUp what becomes of those at which nothing ran
 * @param limit how many of them are caught up at most
 * @param delay how long after its due time a run begins
 * @param lease how long a process may be silent before another takes its run over
 * @param runtime how long a run may take
 * @param history how many runs that have ended are kept
 */
public record Policy(
    CatchUp catchUp, int limit, Duration delay, Duration lease, Duration runtime, int history) {}
