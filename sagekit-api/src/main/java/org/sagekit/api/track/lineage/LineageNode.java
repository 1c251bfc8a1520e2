package org.sagekit.api.track.lineage;

import java.util.Optional;
import org.sagekit.api.Fingerprint;

/**
 * A value, wherever it was seen.
 *
 * @param kind what it is: {@code votes}, {@code dataset}, {@code model}, {@code package}, {@code
 *     endpoint}, {@code drift-report} or another word
 * @param name the user's own name for it
 * @param fingerprint of its content
 * @param madeBy the first stage or run that has made it, empty if it came from outside
 */
public record LineageNode(
    String kind, String name, Fingerprint fingerprint, Optional<String> madeBy) {}
