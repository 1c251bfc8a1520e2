package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;

/** Writes down what came of due times, within a transaction. */
final class EndedRuns {

  private EndedRuns() {}

  /** Says what came of a run; empty, and without effect, if another has taken it over. */
  static Optional<ScheduledRun> end(Connection c, Claim claim, Ending ending) throws SQLException {
    Optional<ScheduledRun> before = RunTable.lastBefore(c, claim.due());
    ScheduledRun ended = run(claim.due(), ending, Changes.isChange(before, ending));
    return RunTable.end(c, claim, ended) ? Optional.of(ended) : Optional.empty();
  }

  /** Says that due times are not run; they have no row. */
  static ScheduledRun miss(Connection c, Due last, String why) throws SQLException {
    String reason =
        "Due times after %s and until %s were missed: %s."
            .formatted(last.window().from(), last.window().to(), why);
    Ending ending = Ending.without(Status.MISSED, reason, "");
    RunTable.insert(c, last, ending);
    return run(last, ending, false);
  }

  private static ScheduledRun run(Due due, Ending ending, boolean changed) {
    return new ScheduledRun(
        due, ending.status(), ending.reason(), ending.runId(), ending.outcome(), changed);
  }
}
