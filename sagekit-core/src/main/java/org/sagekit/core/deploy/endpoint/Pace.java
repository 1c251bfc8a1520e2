package org.sagekit.core.deploy.endpoint;

import java.time.Duration;
import org.sagekit.api.deploy.EndpointEvent;

/** Whoever waits for a rollout to go on: a run, or a test that moves its clock. */
public interface Pace {

  /** Lets about so much time pass. */
  void rest(Duration time);

  /** Whether the rollout shall be given up. */
  boolean stopRequested();

  /** Is told what has happened. */
  void told(EndpointEvent event);
}
