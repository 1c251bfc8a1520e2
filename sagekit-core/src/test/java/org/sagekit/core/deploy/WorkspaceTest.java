package org.sagekit.core.deploy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.core.internal.FileWorkspace;

/** A test that needs a workspace with tables. */
public abstract class WorkspaceTest {
  @TempDir protected Path home;
  protected FileWorkspace workspace;

  @BeforeEach
  void openWorkspace() {
    workspace = FileWorkspace.open(home);
  }

  @AfterEach
  void closeWorkspace() {
    workspace.close();
  }

  protected TestRun run() {
    return TestRun.in(workspace);
  }
}
