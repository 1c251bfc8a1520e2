package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.sagekit.api.Problems;
import org.sagekit.api.Workspace;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduleWindow;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Store;

/**
 * Where processes agree who runs a due time: the one whose row it is. A due time gets one row and
 * one result, however often processes die, clocks are put back or a former owner comes to life
 * again. Thread-safe.
 */
public final class ScheduleBook {
  private final Store store;
  private final Setup setup;
  private final EndedRuns ended;
  private final Claims claims;
  private final Deliveries deliveries;

  private ScheduleBook(Store store, Setup setup, LongSupplier nanos) {
    this.store = store;
    this.setup = setup;
    this.ended = new EndedRuns(setup);
    this.claims = new Claims(store, setup, nanos);
    this.deliveries = new Deliveries(store, setup, nanos);
  }

  /**
   * What there is to do.
   *
   * @param claim what is to be run now, if anything
   * @param decided what was decided meanwhile without a run
   */
  public record Step(Optional<Claim> claim, List<ScheduledRun> decided) {
    static final Step NOTHING = new Step(Optional.empty(), List.of());
  }

  /**
   * Opens the book of a schedule, and begins it if it is new: the first due time is the next one.
   * So it is with the due times of a timing that has changed since the last start.
   *
   * @param nanos a steady clock, by which the silence of other processes is measured
   */
  public static ScheduleBook open(
      Workspace workspace, Setup setup, Instant now, LongSupplier nanos) {
    ScheduleBook book = new ScheduleBook(FileWorkspace.tablesOf(workspace), setup, nanos);
    Instant at = book.at(now);
    Instant covered = setup.timing().previous(at).orElse(at);
    book.store.write(c -> book.begin(c, covered));
    return book;
  }

  private boolean begin(Connection c, Instant covered) throws SQLException {
    String timing = setup.timing().text();
    ScheduleTable.insert(c, setup.name(), ScheduleTable.State.begun(timing, covered));
    ScheduleTable.State state = ScheduleTable.get(c, setup.name());
    if (state.timing().equals(timing)) {
      return false;
    }
    Instant until = covered.isAfter(state.covered()) ? covered : state.covered();
    return ScheduleTable.update(c, setup.name(), state.timing(timing).covered(until));
  }

  private Instant at(Instant now) {
    return now.minus(setup.policy().delay());
  }

  /** Claims the next due time, or a run that was left by a process that died. */
  public Step claimDue(Instant now) {
    return claims.next(at(now));
  }

  /**
   * Claims a run that was asked for, or one that was left by a process that died.
   *
   * @return without a claim if a run is at work
   */
  public Step claimNow(Instant now) {
    return claims.now(Instant.ofEpochMilli(now.toEpochMilli()));
  }

  /** Says that the owner lives; false if another has taken the run over. */
  public boolean beat(Claim claim) {
    return store.write(c -> RunTable.beat(c, claim));
  }

  /** Leaves the run to whoever wants it. */
  public void giveUp(Claim claim) {
    store.write(c -> RunTable.giveUp(c, claim));
  }

  /** Says what came of a run; empty, and without effect, if another has taken it over. */
  public Optional<ScheduledRun> end(Claim claim, Ending ending) {
    return store.write(c -> ended.end(c, claim, ending));
  }

  /** Says so once more, when it is not known whether it was heard the first time. */
  public Optional<ScheduledRun> endAgain(Claim claim, Ending ending) {
    Optional<ScheduledRun> now = end(claim, ending);
    return now.isPresent() ? now : store.read(c -> RunRows.endedBy(c, claim));
  }

  /** Those who hear of the schedule. */
  public Audience audience() {
    return new Audience(setup, deliveries);
  }

  /** When the schedule is due next; empty while it is paused. */
  public Optional<Instant> next(Instant now) {
    boolean paused = store.read(c -> ScheduleTable.get(c, setup.name()).isPaused());
    return paused ? Optional.empty() : setup.timing().next(now);
  }

  /** Runs no more due times. */
  public void pause(Instant now) {
    store.write(
        c -> {
          ScheduleTable.State state = ScheduleTable.get(c, setup.name());
          return state.isPaused() || ScheduleTable.update(c, setup.name(), state.paused(now));
        });
  }

  /** Goes on; what was due meanwhile is missed, and returned if there is any. */
  public Optional<ScheduledRun> resume(Instant now) {
    Optional<Instant> last = setup.timing().previous(at(now));
    return store.write(
        c -> {
          ScheduleTable.State state = ScheduleTable.get(c, setup.name());
          return state.isPaused() ? goOn(c, state, last.orElse(state.covered())) : Optional.empty();
        });
  }

  private Optional<ScheduledRun> goOn(Connection c, ScheduleTable.State state, Instant last)
      throws SQLException {
    ScheduleTable.update(c, setup.name(), state.paused(Instant.EPOCH).covered(last));
    if (!last.isAfter(state.covered()) || RunTable.has(c, setup.name(), last)) {
      return Optional.empty();
    }
    ScheduleWindow window = new ScheduleWindow(state.covered(), last);
    Due due = new Due(setup.name(), last, Due.Trigger.TIMING, window);
    return Optional.of(ended.miss(c, due, "the schedule was paused at " + state.paused()));
  }

  /** The latest runs, the newest first. */
  public List<ScheduledRun> history(int limit) {
    return history(store, setup.name(), limit);
  }

  /**
   * The latest runs of a schedule that need not be open.
   *
   * @throws IllegalArgumentException if there is no such schedule, or the limit is below 1
   */
  public static List<ScheduledRun> history(Workspace workspace, String name, int limit) {
    Store store = FileWorkspace.tablesOf(workspace);
    List<String> names = store.read(ScheduleTable::names);
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "Schedule '%s' must be one of the workspace, but is not there.%s"
              .formatted(name, names.isEmpty() ? "" : Problems.didYouMean(name, names)));
    }
    return history(store, name, limit);
  }

  private static List<ScheduledRun> history(Store store, String name, int limit) {
    Problems.of("Schedule '" + name + "'")
        .require(limit >= 1, "limit", "at least 1", limit)
        .throwIfAny();
    return store.read(c -> RunRows.newest(c, name, limit));
  }
}
