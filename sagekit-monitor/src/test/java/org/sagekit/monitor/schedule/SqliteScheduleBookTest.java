package org.sagekit.monitor.schedule;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.core.internal.FileWorkspace;

class SqliteScheduleBookTest extends ScheduleBookContract {
  @TempDir Path home;

  @Override
  FileWorkspace workspace() {
    return FileWorkspace.open(home);
  }
}
