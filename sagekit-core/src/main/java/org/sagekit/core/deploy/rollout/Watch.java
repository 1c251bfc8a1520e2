package org.sagekit.core.deploy.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.api.deploy.rollout.Fleets;

/** Asks alarms. */
public final class Watch {
  private Watch() {}

  /**
   * What the alarms say. All are asked, so that whoever reads the reason has all of it.
   *
   * @param alarms one that throws has rung
   * @param seen what they look at
   * @return a reason for each that rings, with its name; empty if all is well
   */
  public static List<String> reasons(List<Alarm> alarms, Fleets seen) {
    List<String> reasons = new ArrayList<>();
    for (Alarm alarm : alarms) {
      ask(alarm, seen).ifPresent(reasons::add);
    }
    return reasons;
  }

  /** An alarm may be the user's own, and nothing that it throws may leave a rollout unwatched. */
  private static Optional<String> ask(Alarm alarm, Fleets seen) {
    String name = alarm.getClass().getName();
    try {
      name = alarm.name();
      String prefix = name + ": ";
      return alarm.ringing(seen).map(prefix::concat);
    } catch (RuntimeException | Error e) {
      return Optional.of(name + ": the alarm itself has failed: " + e);
    }
  }
}
