package org.sagekit.monitor.schedule;

import org.sagekit.api.monitor.schedule.Due;

/**
 * The right to run a due time and to say what came of it, until another process takes it over.
 *
 * @param due when and for what
 * @param fence how often it has been claimed
 */
public record Claim(Due due, long fence) {}
