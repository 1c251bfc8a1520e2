package org.sagekit.core.track;

import java.time.Clock;
import java.util.Map;
import org.sagekit.api.Workspace;
import org.sagekit.api.track.Tracker;
import org.sagekit.core.track.store.RunBook;

/** Where one gets a tracker. */
public final class Trackers {

  private Trackers() {}

  /**
   * The tracker of a workspace.
   *
   * @param workspace a workspace of SageKit
   * @return reads what was recorded, and records; thread-safe
   * @throws IllegalArgumentException if the workspace has no tables of SageKit
   */
  public static Tracker of(Workspace workspace) {
    return of(RunBook.of(workspace, Clock.systemUTC(), Map.of()));
  }

  /**
   * The tracker of a workspace by the book that its runs are written in.
   *
   * @param book of the workspace
   * @return reads what was recorded, and records; thread-safe
   */
  public static Tracker of(RunBook book) {
    return new StoredTracker(book);
  }
}
