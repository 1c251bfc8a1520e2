package org.sagekit.api.deploy;

import org.sagekit.api.Fingerprint;

/**
 * A variant and its share of an endpoint's requests.
 *
 * @param variant its name
 * @param modelPackage the fingerprint of its package
 * @param weight beside the weights of the others; 0 or more
 */
public record Traffic(String variant, Fingerprint modelPackage, double weight) {}
