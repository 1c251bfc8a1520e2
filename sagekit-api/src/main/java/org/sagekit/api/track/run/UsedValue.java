package org.sagekit.api.track.run;

import org.sagekit.api.Fingerprint;

/**
 * A value that a run has used or made.
 *
 * @param direction whether it went in or came out
 * @param kind what it is, such as {@code dataset} or {@code model}
 * @param name the user's own name for it
 * @param fingerprint of its content
 */
public record UsedValue(Direction direction, String kind, String name, Fingerprint fingerprint) {

  /** Which way a value went. */
  public enum Direction {
    /** The run used it. */
    INPUT,
    /** The run made it. */
    OUTPUT
  }
}
