package org.sagekit.monitor;

import java.util.List;
import java.util.Objects;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.Outcome;

/**
 * A due time as a run of the workspace: the tracker keeps its settings, which say which one it is.
 * What the stage takes is fetched within the run, so that a fault of fetching is the run's.
 */
record ScheduledStage<I, O>(ScheduledWork<I, O> work, Due due) implements Stage<Due, Outcome> {

  @Override
  public String name() {
    return due.schedule();
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("schedule", due.schedule())
        .with("due", due.time().toString())
        .with("trigger", due.trigger().name())
        .with("from", due.window().from().toString())
        .with("to", due.window().to().toString());
  }

  @Override
  public Outcome run(Due input, RunContext run) {
    I taken = Objects.requireNonNull(work.input().apply(input.window()), "input of the schedule");
    O made = run.call(work.stage(), taken);
    return Objects.requireNonNull(work.outcome().apply(made), "outcome of the schedule");
  }

  @Override
  public List<String> check(RunContext run) {
    return work.stage().check(run);
  }

  @Override
  public List<Stage<?, ?>> parts() {
    return List.of(work.stage());
  }
}
