package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;
import org.sagekit.core.internal.Store;

/** Takes over runs whose owners are dead, or have given them up. Thread-safe. */
final class LeftRuns {
  private static final int MOST_DEATHS = 3;
  private static final int PARTS_OF_LEASE = 4;
  private final Store store;
  private final Setup setup;
  private final EndedRuns ended;
  private final LongSupplier nanos;
  private final Silence<Due> silence;

  LeftRuns(Store store, Setup setup, LongSupplier nanos) {
    this.store = store;
    this.setup = setup;
    this.ended = new EndedRuns(setup);
    this.nanos = nanos;
    this.silence = new Silence<>(setup.policy().lease(), nanos);
  }

  /** Begins to listen anew: for a while nobody could have been heard. */
  void forget() {
    silence.forget();
  }

  /**
   * Takes a run over, or ends it if it has cost too many their lives; not while its owner lives.
   */
  ScheduleBook.Step takeOver(OpenRun open) {
    silence.keepOnly(Set.of(open.claim().due()));
    if (!open.isGivenUp() && !silence.isOver(open.claim().due(), open)) {
      return ScheduleBook.Step.NOTHING;
    }
    long asked = nanos.getAsLong();
    return store.write(
        c -> isAsSeen(c, open, asked) ? takenOver(c, open) : ScheduleBook.Step.NOTHING);
  }

  /** Who waited long for the database knows that the owner may have waited as long. */
  private boolean isAsSeen(Connection c, OpenRun open, long asked) throws SQLException {
    if (nanos.getAsLong() - asked > setup.policy().lease().toNanos() / PARTS_OF_LEASE) {
      silence.forget();
      return false;
    }
    return RunTable.open(c, setup.name()).equals(Optional.of(open));
  }

  private ScheduleBook.Step takenOver(Connection c, OpenRun open) throws SQLException {
    int deaths = open.deaths() + (open.isGivenUp() ? 0 : 1);
    Claim claim = new Claim(open.claim().due(), open.claim().fence() + 1);
    RunTable.update(c, open.claim(), new OpenRun(claim, 0, deaths));
    return deaths < MOST_DEATHS
        ? new ScheduleBook.Step(Optional.of(claim), List.of())
        : new ScheduleBook.Step(
            Optional.empty(), ended.end(c, claim, deadly(deaths)).stream().toList());
  }

  private static Ending deadly(int deaths) {
    return Ending.without(
        Status.FAILED,
        "%s processes fell silent over it, and it is not tried again.".formatted("" + deaths),
        "");
  }
}
