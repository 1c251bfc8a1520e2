package org.sagekit.api.deploy;

/**
 * What a shadow has done: a model that is given copies of requests, and whose answers nobody gets.
 * A value of one moment.
 *
 * @param metrics what it has done, as of any variant; its weight is the share of the requests that
 *     it is given copies of
 * @param disagreement how far it differs from those who answered
 * @param skipped the copies that it was spared, because it had no time for them
 */
public record ShadowMetrics(VariantMetrics metrics, Disagreement disagreement, long skipped) {}
