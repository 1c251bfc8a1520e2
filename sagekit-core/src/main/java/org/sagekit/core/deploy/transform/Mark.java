package org.sagekit.core.deploy.transform;

import org.sagekit.api.Fingerprint;

/**
 * How much of a file is meant, and what it is.
 *
 * @param bytes from its start
 * @param sha256 of them
 */
record Mark(long bytes, Fingerprint sha256) {}
