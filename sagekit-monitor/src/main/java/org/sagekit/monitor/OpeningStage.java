package org.sagekit.monitor;

import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.monitor.schedule.Timing;
import org.sagekit.core.SageKit;
import org.sagekit.monitor.schedule.Policy;

/** Opens a schedule in a run, so that it gets the workspace's clock and is closed with it. */
record OpeningStage(MonitoringSchedule schedule) implements Stage<SageKit, LiveSchedule> {

  @Override
  public String name() {
    return "open-" + schedule.name();
  }

  @Override
  public Settings settings() {
    Policy policy = schedule.setup().policy();
    Timing timing = schedule.setup().timing();
    return Settings.empty()
        .with("schedule", schedule.name())
        .with("timing", timing.text())
        .with("catchUp", policy.catchUp())
        .with("catchUpLimit", policy.limit())
        .with("delay", policy.delay())
        .with("lease", policy.lease());
  }

  @Override
  public LiveSchedule run(SageKit kit, RunContext run) {
    return LiveSchedule.open(schedule, kit, run);
  }
}
