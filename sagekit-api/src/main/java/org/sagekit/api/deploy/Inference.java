package org.sagekit.api.deploy;

import org.sagekit.api.Fingerprint;
import org.sagekit.api.model.Predictions;

/**
 * The answer to a request, and who gave it. All rows of a request are answered by one model.
 *
 * @param variant the name of the variant that answered
 * @param modelPackage the fingerprint of its package
 * @param predictions one a row, in their order
 */
public record Inference(String variant, Fingerprint modelPackage, Predictions predictions) {}
