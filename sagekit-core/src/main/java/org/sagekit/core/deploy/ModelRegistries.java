package org.sagekit.core.deploy;

import java.time.Clock;
import java.util.List;
import org.sagekit.api.RunContext;
import org.sagekit.api.Workspace;
import org.sagekit.api.deploy.registry.ModelRegistry;
import org.sagekit.core.deploy.registry.StoredRegistry;

/** Where one gets a registry of models. */
public final class ModelRegistries {

  private ModelRegistries() {}

  /**
   * The registry of a workspace.
   *
   * @param workspace a workspace of SageKit
   * @param clock the source of the times that the history tells
   * @return reads and changes the registry; thread-safe
   * @throws IllegalArgumentException if the workspace has no tables of SageKit
   */
  public static ModelRegistry of(Workspace workspace, Clock clock) {
    return StoredRegistry.of(workspace, clock);
  }

  /** What keeps a run's workspace from having a registry. */
  static List<String> check(RunContext run) {
    try {
      of(run.workspace(), run.clock());
      return List.of();
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
