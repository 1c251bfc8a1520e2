package org.sagekit.api.deploy;

/**
 * What a {@link MultiModelEndpoint} has done since it was opened. A value of one moment.
 *
 * @param hits requests that got a model without loading it: it was in memory, or being loaded for
 *     another request
 * @param loads how many times a model was loaded
 * @param evictions how many times a model made room for another one
 * @param failures how many times a model could not be loaded
 * @param models how many are in memory
 * @param bytes how much memory they are taken to need
 * @param mostBytes how much they may need together
 */
public record HostingMetrics(
    long hits, long loads, long evictions, long failures, int models, long bytes, long mostBytes) {}
