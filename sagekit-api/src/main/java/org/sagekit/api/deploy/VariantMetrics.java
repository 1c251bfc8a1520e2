package org.sagekit.api.deploy;

import org.sagekit.api.Fingerprint;

/**
 * What a variant has done since it was put to work. A value of one moment.
 *
 * @param variant its name
 * @param modelPackage the fingerprint of its package
 * @param weight its share of the traffic, beside the weights of the others; 0 or more
 * @param invocations the requests that it was given, the refused ones included
 * @param rows how many rows it answered
 * @param clientErrors requests whose rows could not be scored, by the caller's fault
 * @param modelErrors requests that failed by any other fault
 * @param overloads requests that were turned away
 * @param latency of the requests that it answered, from asking to answer
 */
public record VariantMetrics(
    String variant,
    Fingerprint modelPackage,
    double weight,
    long invocations,
    long rows,
    long clientErrors,
    long modelErrors,
    long overloads,
    Latency latency) {}
