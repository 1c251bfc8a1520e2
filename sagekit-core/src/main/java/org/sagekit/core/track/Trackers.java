package org.sagekit.core.track;

import org.sagekit.api.Workspace;
import org.sagekit.api.track.Tracker;
import org.sagekit.core.internal.FileWorkspace;

/** Where one gets a tracker. */
public final class Trackers {

  private Trackers() {}

  /**
   * The tracker of a workspace.
   *
   * @param workspace a workspace of SageKit
   * @return reads what was recorded; thread-safe
   * @throws IllegalArgumentException if the workspace has no tables of SageKit
   */
  public static Tracker of(Workspace workspace) {
    return new StoredTracker(FileWorkspace.tablesOf(workspace));
  }
}
