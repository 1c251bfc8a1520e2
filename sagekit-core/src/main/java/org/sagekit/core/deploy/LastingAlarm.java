package org.sagekit.core.deploy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.api.deploy.rollout.Fleets;

/** Rings if another alarm rang at enough of the last looks of one rollout. Thread-safe. */
final class LastingAlarm implements Alarm {
  private static final int MOST = 10_000;
  private final Alarm alarm;
  private final int datapoints;
  private final int periods;

  /** Whether it rang, the last look last. */
  private final Deque<Boolean> looks = new ArrayDeque<>();

  private @Nullable Instant rollout;

  LastingAlarm(Alarm alarm, int datapoints, int periods) {
    this.alarm = Objects.requireNonNull(alarm, "alarm");
    this.datapoints = datapoints;
    this.periods = periods;
    Problems.of("Alarm '" + alarm.name() + "'")
        .require(periods >= 1 && periods <= MOST, "evaluationPeriods", "from 1 to " + MOST, periods)
        .require(
            datapoints >= 1 && datapoints <= periods,
            "datapointsToAlarm",
            "from 1 to the evaluationPeriods",
            datapoints)
        .throwIfAny();
  }

  @Override
  public String name() {
    return "%s, at %s of %s looks".formatted(alarm.name(), datapoints, periods);
  }

  @Override
  public synchronized Optional<String> ringing(Fleets seen) {
    if (!seen.begin().equals(rollout)) {
      rollout = seen.begin();
      looks.clear();
    }
    Optional<String> now = alarm.ringing(seen);
    looks.addLast(now.isPresent());
    if (looks.size() > periods) {
      looks.removeFirst();
    }
    long rang = looks.stream().filter(ring -> ring).count();
    return rang >= datapoints
        ? Optional.of(
            "it rang at %s of the last %s looks; %s"
                .formatted(rang, looks.size(), now.orElse("not at this one")))
        : Optional.empty();
  }
}
