package org.sagekit.monitor.schedule;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;

/**
 * Whether a run ended otherwise than the one before: what is worth an alarm. That one finding of
 * several is gone is not: what lies at the border comes and goes.
 */
final class Changes {

  private Changes() {}

  /** What an alarm is about, figures aside. */
  private record Kind(Status status, Set<String> findings) {
    static Kind of(Status status, Optional<Outcome> outcome) {
      return new Kind(
          status,
          outcome.map(Outcome::findings).stream()
              .flatMap(findings -> findings.stream())
              .map(finding -> finding.check() + " " + finding.column())
              .collect(Collectors.toSet()));
    }
  }

  static boolean isChange(Optional<ScheduledRun> before, Ending ending) {
    Kind then =
        before
            .map(run -> Kind.of(run.status(), run.outcome()))
            .orElse(new Kind(Status.COMPLETED, Set.of()));
    Kind now = Kind.of(ending.status(), ending.outcome());
    return now.status() != then.status() || !then.findings().containsAll(now.findings());
  }
}
