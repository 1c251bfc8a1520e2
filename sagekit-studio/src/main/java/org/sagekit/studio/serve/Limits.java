package org.sagekit.studio.serve;

import java.time.Duration;

/**
 * What a request may take.
 *
 * @param bodyBytes how large its body may be
 * @param deadline from its headers to its answer
 * @param header from a header's first byte to its end
 * @param idle how long a connection may be silent
 * @param bodyRate how many bytes of a body must come in a second, on average, after a while
 */
record Limits(long bodyBytes, Duration deadline, Duration header, Duration idle, long bodyRate) {
  /** How long a body may be slower. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Whether a body of which so much has come in so much time comes too slowly. */
  boolean isSlow(long bytes, long nanos) {
    return nanos > PATIENCE.toNanos() && bytes < bodyRate * (nanos / 1e9);
  }
}
