package org.sagekit.api.track.search;

import java.util.List;
import java.util.Optional;
import org.sagekit.api.track.run.TrackedRun;

/**
 * Some of the runs that were found.
 *
 * @param runs in the order that was asked for
 * @param total how many were found in all
 * @param next what {@link RunSearch#after} takes to go on, empty at the end
 * @param notes what may be amiss, such as a name that no run has, a sentence each
 */
public record RunPage(
    List<TrackedRun> runs, long total, Optional<String> next, List<String> notes) {

  /** Copies the lists. */
  public RunPage {
    runs = List.copyOf(runs);
    notes = List.copyOf(notes);
  }
}
