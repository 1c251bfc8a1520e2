package org.sagekit.api.track.run;

/** How a run came about. */
public enum RunKind {
  /** A stage or line that was run by {@code SageKit.run} or {@code SageKit.start}. */
  PIPELINE,
  /** A stage inside another run: a part of a line, a trial, a candidate. */
  STAGE,
  /** Begun by the user's own code. */
  USER,
  /** Brought in from another tracker's files. */
  IMPORTED
}
