package org.sagekit.core.track;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.sagekit.api.contract.TrackerContract;
import org.sagekit.api.track.Tracker;
import org.sagekit.core.internal.FileWorkspace;

class StoredTrackerTest extends TrackerContract {
  private final List<FileWorkspace> open = new ArrayList<>();

  @Override
  protected Tracker open() {
    FileWorkspace workspace = FileWorkspace.open(home.resolve("workspace"));
    open.add(workspace);
    return Trackers.of(workspace);
  }

  @AfterEach
  void close() {
    open.forEach(FileWorkspace::close);
  }
}
