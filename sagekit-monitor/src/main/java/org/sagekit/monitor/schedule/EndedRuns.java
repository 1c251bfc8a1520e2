package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.StoreException;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what came of due times, within a transaction, and to whom that is to be sent; takes
 * out what is too old.
 */
final class EndedRuns {
  private static final Logger LOG = LoggerFactory.getLogger(EndedRuns.class);
  private final Setup setup;
  private final List<Receiver> receivers;

  EndedRuns(Setup setup) {
    this.setup = setup;
    this.receivers = Receiver.among(setup.listeners());
  }

  /** Says what came of a run; empty, and without effect, if another has taken it over. */
  Optional<ScheduledRun> end(Connection c, Claim claim, Ending ending) throws SQLException {
    Optional<ScheduledRun> before = before(c, claim.due());
    ScheduledRun ended = run(claim.due(), ending, Changes.isChange(before, ending));
    if (!RunTable.end(c, claim, ended)) {
      return Optional.empty();
    }
    return Optional.of(kept(c, ended));
  }

  /** An earlier row that is damaged must not keep later ones from their end. */
  private Optional<ScheduledRun> before(Connection c, Due due) throws SQLException {
    try {
      return RunRows.lastBefore(c, due);
    } catch (StoreException e) {
      LOG.warn("Schedule '{}': what is news can't be told from the run before.", setup.name(), e);
      return Optional.empty();
    }
  }

  /** Says that due times are not run; they have no row. */
  ScheduledRun miss(Connection c, Due last, String why) throws SQLException {
    String reason =
        "Due times after %s and until %s were missed: %s."
            .formatted(last.window().from(), last.window().to(), why);
    Ending ending = Ending.without(Status.MISSED, reason, "");
    RunTable.insert(c, last, ending);
    return kept(c, run(last, ending, false));
  }

  private ScheduledRun kept(Connection c, ScheduledRun ended) throws SQLException {
    for (Receiver receiver : receivers) {
      if (receiver.wants(ended)) {
        DeliveryTable.put(c, ended.due(), receiver.id());
      }
    }
    Pruning.prune(c, setup.name(), setup.policy().history());
    return ended;
  }

  private static ScheduledRun run(Due due, Ending ending, boolean changed) {
    return new ScheduledRun(
        due, ending.status(), ending.reason(), ending.runId(), ending.outcome(), changed);
  }
}
