package org.sagekit.api.track.run;

import org.sagekit.api.Fingerprint;

/**
 * A file of a run, kept under the hash of its bytes: two runs with equal files keep one.
 *
 * @param run whose it is
 * @param name unique in the run; parts are joined by {@code /}
 * @param sha256 of its bytes
 * @param size in bytes
 * @param mediaType what its bytes are, such as {@code application/json}
 */
public record Artifact(String run, String name, Fingerprint sha256, long size, String mediaType) {}
