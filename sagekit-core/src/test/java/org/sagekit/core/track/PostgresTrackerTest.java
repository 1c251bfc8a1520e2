package org.sagekit.core.track;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.postgresql.ds.PGSimpleDataSource;
import org.sagekit.api.contract.TrackerContract;
import org.sagekit.api.track.Tracker;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Postgres;

class PostgresTrackerTest extends TrackerContract {
  private final List<FileWorkspace> open = new ArrayList<>();
  private final PGSimpleDataSource database = Postgres.database();

  @Override
  protected Tracker open() {
    FileWorkspace workspace = FileWorkspace.open(database, home.resolve("workspace"));
    open.add(workspace);
    return Trackers.of(workspace);
  }

  @AfterEach
  void close() {
    open.forEach(FileWorkspace::close);
  }
}
