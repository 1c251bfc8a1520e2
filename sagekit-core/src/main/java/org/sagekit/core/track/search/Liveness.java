package org.sagekit.core.track.search;

import org.sagekit.api.track.run.TrackedRun;

/** Tells how a run stands that is at work by what was written, though its process may be gone. */
@FunctionalInterface
public interface Liveness {

  /** Takes what was written for true. */
  Liveness AS_WRITTEN = (run, owner) -> run;

  /**
   * How it stands.
   *
   * @param run one whose status is RUNNING
   * @param owner which process writes it, as the table of runs has it
   * @return the same, or as one that has ended
   */
  TrackedRun seen(TrackedRun run, String owner);
}
