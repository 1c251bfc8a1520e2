package org.sagekit.core.deploy;

import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.api.deploy.rollout.Fleets;

/** A function with a name. */
record NamedAlarm(String name, Function<Fleets, Optional<String>> look) implements Alarm {

  @Override
  public Optional<String> ringing(Fleets seen) {
    return look.apply(seen);
  }
}
