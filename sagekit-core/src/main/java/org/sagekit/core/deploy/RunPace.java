package org.sagekit.core.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.sagekit.api.RunContext;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.core.deploy.endpoint.Pace;

/** A rollout goes on at the pace of a run: by its clock, until it is asked to stop. */
final class RunPace implements Pace {
  /** How often a stop is looked for, and a clock that somebody moves by hand. */
  private static final Duration LONGEST_REST = Duration.ofMillis(50);

  private final RunContext run;
  private final Instant begin;
  private final long seconds;
  private String note = "";

  RunPace(RunContext run, Rollout rollout) {
    this.run = run;
    this.begin = run.clock().instant();
    this.seconds = rollout.routing().shiftingTime().plus(rollout.terminationWait()).toSeconds();
  }

  @Override
  public void rest(Duration time) {
    long passed = Duration.between(begin, run.clock().instant()).toSeconds();
    run.progress().at(Math.max(0, Math.min(passed, seconds)), seconds, note);
    Duration rest = time.compareTo(LONGEST_REST) < 0 ? time : LONGEST_REST;
    LockSupport.parkNanos(rest.toNanos());
  }

  @Override
  public boolean stopRequested() {
    return run.stopRequested();
  }

  @Override
  public void told(EndpointEvent event) {
    note = event.reason();
    run.emit(event);
  }
}
