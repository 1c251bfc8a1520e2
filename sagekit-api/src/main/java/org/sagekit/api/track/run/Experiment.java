package org.sagekit.api.track.run;

import java.time.Instant;

/**
 * Runs that belong together.
 *
 * @param name unique in the workspace
 * @param created when it was made
 * @param runs how many runs it has at the top
 */
public record Experiment(String name, Instant created, long runs) {}
