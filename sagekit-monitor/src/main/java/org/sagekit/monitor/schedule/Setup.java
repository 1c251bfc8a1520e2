package org.sagekit.monitor.schedule;

import org.sagekit.api.monitor.schedule.Timing;

/**
 * What a schedule is.
 *
 * @param name in the workspace
 * @param timing its due times
 * @param policy how it treats them
 */
public record Setup(String name, Timing timing, Policy policy) {}
