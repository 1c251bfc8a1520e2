package org.sagekit.core.internal;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.sagekit.api.Progress;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Stage;
import org.sagekit.api.Workspace;

/**
 * A run as part of the work sees it: with fewer threads, or deaf to a stop. Everything else is that
 * of the run behind it.
 */
public final class RunView implements RunContext {
  private final RunContext run;
  private final int threads;
  private final boolean deaf;

  private RunView(RunContext run, int threads, boolean deaf) {
    this.run = run;
    this.threads = threads;
    this.deaf = deaf;
  }

  /**
   * The run with a share of its threads: where several trainings work at once, each with all
   * threads, they hinder each other.
   *
   * @param parts how many work at once, at least 1
   */
  public static RunContext share(RunContext run, int parts) {
    return new RunView(run, Math.max(1, run.threads() / Math.max(1, parts)), false);
  }

  /** The run for work that a stop must not cut short: to make the best of what was found so far. */
  public static RunContext deaf(RunContext run) {
    return new RunView(run, run.threads(), true);
  }

  @Override
  public String path() {
    return run.path();
  }

  @Override
  public long seed() {
    return run.seed();
  }

  @Override
  public Clock clock() {
    return run.clock();
  }

  @Override
  public ExecutorService executor() {
    return run.executor();
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public Workspace workspace() {
    return run.workspace();
  }

  @Override
  public Progress progress() {
    return run.progress();
  }

  @Override
  public void emit(RunEvent event) {
    run.emit(event);
  }

  @Override
  public boolean stopRequested() {
    return !deaf && run.stopRequested();
  }

  @Override
  public void checkStop() {
    if (!deaf) {
      run.checkStop();
    }
  }

  @Override
  public <I, O> O call(Stage<? super I, O> stage, I input) {
    return run.call(stage, input);
  }
}
