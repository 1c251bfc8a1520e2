package org.sagekit.api.deploy.rollout;

import java.util.Optional;

/**
 * Looks at a rollout again and again and says when the new model must not go on. Thread-safe.
 *
 * <p>Where there is nothing to judge by yet, an alarm is silent (SageMaker's {@code
 * TreatMissingData: notBreaching}). An alarm that throws has rung: a rollout that nobody can judge
 * does not go on.
 */
public interface Alarm {

  /**
   * What it watches, with its limit, as it counts by its name in the settings of a job.
   *
   * @return such as {@code errors above 1 %}; not blank
   */
  String name();

  /**
   * Looks.
   *
   * @param seen what both fleets have done since the rollout began
   * @return why it rings, for people, with figures; empty if all is well or nothing is known yet
   */
  Optional<String> ringing(Fleets seen);
}
