package org.sagekit.core;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Pipeline;
import org.sagekit.api.Stage;
import org.sagekit.api.StoppedException;
import org.sagekit.core.deploy.ApprovalJob;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.deploy.RegistrationJob;
import org.sagekit.core.deploy.TransformJob;
import org.sagekit.core.pack.CompilationJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.track.reproduce.Course;

/** Everything is done again, except what acts on the world. Thread-safe. */
final class Repeating implements Manner {
  private final OptionalLong rootSeed;
  private final Predicate<Stage<?, ?>> opened;
  private final Set<String> lines = ConcurrentHashMap.newKeySet();
  private final Set<String> unversioned = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String end;

  /**
   * A repetition.
   *
   * @param rootSeed of the stage that is run, if it is not a function of the workspace's seed
   * @param opened whether a stage is known to have returned something that is open
   */
  Repeating(OptionalLong rootSeed, Predicate<Stage<?, ?>> opened) {
    this.rootSeed = rootSeed;
    this.opened = opened;
  }

  @Override
  public void admit(String path, Stage<?, ?> stage) {
    boolean composed = !stage.parts().isEmpty(); // opens nothing that a part has not opened
    if (acts(stage) || (!composed && opened.test(stage))) {
      end = path;
      throw new StoppedException(
          "Stage '%s' acts on the world: it is not done twice.".formatted(path));
    }
    if (stage instanceof Pipeline<?, ?>) {
      lines.add(path);
    } else if (stage.fingerprint().isEmpty() && !composed) {
      unversioned.add(path);
    }
  }

  private static boolean acts(Stage<?, ?> stage) {
    return stage instanceof DeploymentJob
        || stage instanceof RegistrationJob
        || stage instanceof ApprovalJob
        || stage instanceof TransformJob
        || (stage instanceof PackagingJob && stage.settings().asMap().containsKey("file"))
        || (stage instanceof CompilationJob
            && !"nowhere".equals(stage.settings().asMap().get("to")));
  }

  @Override
  public boolean usesCheckpoints() {
    return false;
  }

  @Override
  public OptionalLong rootSeed() {
    return rootSeed;
  }

  /** Whether the run was stopped from here. */
  boolean endedEarly() {
    return end != null;
  }

  Course course() {
    return new Course(lines, unversioned, Optional.ofNullable(end));
  }
}
