package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.monitor.schedule.CatchUp;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduleWindow;

/**
 * Which due time is run next, and which were missed.
 *
 * @param run what is run next
 * @param missed the last of those that never will be; its window spans them all
 */
record Backlog(Due run, Optional<Due> missed) {

  /**
   * Looks at due times without a row from the newest back, one more than may be caught up.
   *
   * @param state up to where it is decided already
   * @param at until when due times are looked at
   * @return empty if there is nothing to run
   */
  static Optional<Backlog> of(
      Connection connection, Setup setup, ScheduleTable.State state, Instant at)
      throws SQLException {
    List<Instant> pending = new ArrayList<>();
    for (Instant due : newest(setup, state.covered(), at)) {
      if (!RunTable.has(connection, setup.name(), due)) {
        pending.add(due);
      }
    }
    return pending.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chosen(setup, state.covered(), pending).backlog());
  }

  private static List<Instant> newest(Setup setup, Instant covered, Instant at) {
    List<Instant> dues = new ArrayList<>();
    Optional<Instant> due = setup.timing().previous(at);
    while (dues.size() <= setup.policy().limit() && due.filter(covered::isBefore).isPresent()) {
      dues.add(due.get());
      due = setup.timing().previous(due.get().minusMillis(1));
    }
    return dues;
  }

  /** Those that wait, the newest first. */
  private record Chosen(Setup setup, Instant covered, List<Instant> pending) {
    Backlog backlog() {
      int index = index();
      Optional<Due> missed =
          isMerged() || index + 1 >= pending.size()
              ? Optional.empty()
              : Optional.of(due(pending.get(index + 1), covered));
      Instant run = pending.get(index);
      return new Backlog(due(run, isMerged() ? covered : before(run)), missed);
    }

    private boolean isMerged() {
      return setup.policy().catchUp() == CatchUp.MERGED;
    }

    private int index() {
      return setup.policy().catchUp() == CatchUp.ALL
          ? Math.min(setup.policy().limit(), pending.size()) - 1
          : 0;
    }

    private Instant before(Instant due) {
      return setup.timing().previous(due.minusMillis(1)).orElse(covered);
    }

    private Due due(Instant time, Instant from) {
      return new Due(setup.name(), time, Due.Trigger.TIMING, new ScheduleWindow(from, time));
    }
  }
}
