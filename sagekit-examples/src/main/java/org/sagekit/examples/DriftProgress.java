package org.sagekit.examples;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.sagekit.api.Progress;
import org.sagekit.api.RunEvent;
import org.sagekit.api.RunListener;
import org.sagekit.api.Settings;
import org.sagekit.core.ConsoleProgress;
import org.sagekit.core.ProgressMade;

/** Shows on the terminal how far work outside a workspace is, once it takes two seconds. */
final class DriftProgress implements Progress {
  private static final String NAME = "drift";
  private final RunListener terminal = ConsoleProgress.toTerminal();
  private final long begun = System.nanoTime();

  DriftProgress() {
    terminal.on(NAME, new RunEvent.StageStarted(NAME, Settings.empty(), 0, List.of()));
  }

  @Override
  public void at(long done, long total, String note) {
    terminal.on(NAME, new ProgressMade(NAME, done, total, note));
  }

  /** Does the work, and says how it ended. */
  <T> T during(Callable<T> work) throws Exception {
    try {
      T result = work.call();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      terminal.on(NAME, new RunEvent.StageFinished(NAME, NAME, took, false));
      return result;
    } catch (Exception e) {
      terminal.on(NAME, new RunEvent.StageFailed(NAME, e));
      throw e;
    }
  }
}
