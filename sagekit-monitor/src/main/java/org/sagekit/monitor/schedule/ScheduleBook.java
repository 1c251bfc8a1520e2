package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.sagekit.api.Problems;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduleWindow;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Store;

/**
 * Where processes agree who runs a due time: the one whose row it is. A due time gets one row and
 * one result, however often processes die, clocks are put back or a former owner comes to life
 * again. Thread-safe.
 */
public final class ScheduleBook {
  private static final int MOST_DEATHS = 3;
  private final Store store;
  private final Setup setup;
  private final Silence silence;

  private ScheduleBook(Store store, Setup setup, Silence silence) {
    this.store = store;
    this.setup = setup;
    this.silence = silence;
  }

  /**
   * What there is to do.
   *
   * @param claim what is to be run now, if anything
   * @param decided what was decided meanwhile without a run
   */
  public record Step(Optional<Claim> claim, List<ScheduledRun> decided) {
    private static final Step NOTHING = new Step(Optional.empty(), List.of());
  }

  /**
   * Opens the book of a schedule, and begins it if it is new: the first due time is the next one.
   *
   * @param nanos a steady clock, by which the silence of other processes is measured
   */
  public static ScheduleBook open(
      Workspace workspace, Setup setup, Instant now, LongSupplier nanos) {
    Store store = FileWorkspace.tablesOf(workspace);
    Silence silence = new Silence(setup.policy().lease(), nanos);
    ScheduleBook book = new ScheduleBook(store, setup, silence);
    store.write(c -> book.begin(c, now));
    return book;
  }

  private boolean begin(Connection c, Instant now) throws SQLException {
    Instant at = at(now);
    String timing = setup.timing().text();
    Instant covered = setup.timing().previous(at).orElse(at);
    ScheduleTable.insert(c, setup.name(), new ScheduleTable.State(timing, covered, Instant.EPOCH));
    ScheduleTable.State state = state(c);
    return timing.equals(state.timing())
        || write(c, new ScheduleTable.State(timing, state.covered(), state.paused()));
  }

  private Instant at(Instant now) {
    return now.minus(setup.policy().delay());
  }

  private ScheduleTable.State state(Connection c) throws SQLException {
    return ScheduleTable.find(c, setup.name())
        .orElseThrow(() -> new StoreException("Schedule '%s' is gone.".formatted(setup.name())));
  }

  private boolean write(Connection c, ScheduleTable.State state) throws SQLException {
    return ScheduleTable.update(c, setup.name(), state);
  }

  /** Claims the next due time, or a run that was left by a process that died. */
  public Step claimDue(Instant now) {
    return store.read(c -> isIdle(c, at(now)))
        ? Step.NOTHING
        : store.write(c -> nextStep(c, at(now)));
  }

  private boolean isIdle(Connection c, Instant at) throws SQLException {
    ScheduleTable.State state = state(c);
    Optional<Instant> due = setup.timing().previous(at);
    return state.isPaused()
        || RunTable.open(c, setup.name()).isEmpty()
            && (due.isEmpty() || due.get().equals(state.covered()));
  }

  private Step nextStep(Connection c, Instant at) throws SQLException {
    ScheduleTable.State state = state(c);
    if (state.isPaused()) {
      return Step.NOTHING;
    }
    Optional<OpenRun> open = RunTable.open(c, setup.name());
    return open.isPresent() ? takeOver(c, open.get()) : claimNext(c, state, at);
  }

  private Step takeOver(Connection c, OpenRun open) throws SQLException {
    if (!open.isGivenUp() && !silence.isOver(open)) {
      return Step.NOTHING;
    }
    int deaths = open.deaths() + (open.isGivenUp() ? 0 : 1);
    Claim claim = new Claim(open.claim().due(), open.claim().fence() + 1);
    if (!RunTable.update(c, open.claim(), new OpenRun(claim, 0, deaths))) {
      return Step.NOTHING;
    }
    return deaths < MOST_DEATHS
        ? new Step(Optional.of(claim), List.of())
        : new Step(Optional.empty(), end(c, claim, deadly(deaths)).stream().toList());
  }

  private static Ending deadly(int deaths) {
    return Ending.without(
        Status.FAILED,
        "%s processes fell silent over it, and it is not tried again.".formatted("" + deaths),
        "");
  }

  /**
   * What is covered may lie ahead if a clock was put back: then it is taken back, too, so that
   * nobody waits for the time to come again. What has a row is not run twice all the same.
   */
  private Step claimNext(Connection c, ScheduleTable.State state, Instant at) throws SQLException {
    if (state.covered().isAfter(at)) {
      cover(c, state, setup.timing().previous(at).orElse(at));
      return Step.NOTHING;
    }
    Optional<Backlog> backlog = backlog(c, state, at);
    if (backlog.isEmpty()) {
      cover(c, state, setup.timing().previous(at).orElse(state.covered()));
      return Step.NOTHING;
    }
    List<ScheduledRun> missed = new ArrayList<>();
    if (backlog.get().missed().isPresent()) {
      missed.add(miss(c, backlog.get().missed().get(), unwanted()));
    }
    Due due = backlog.get().run();
    RunTable.insert(c, due, Ending.without(Status.RUNNING, "", ""));
    cover(c, state, due.time());
    return new Step(Optional.of(new Claim(due, 1)), missed);
  }

  private Optional<Backlog> backlog(Connection c, ScheduleTable.State state, Instant at)
      throws SQLException {
    List<SQLException> faults = new ArrayList<>();
    Optional<Backlog> backlog =
        Backlog.of(
            setup,
            state,
            at,
            due -> {
              try {
                return RunTable.has(c, setup.name(), due);
              } catch (SQLException e) {
                faults.add(e);
                return true;
              }
            });
    if (!faults.isEmpty()) {
      throw faults.get(0);
    }
    return backlog;
  }

  private void cover(Connection c, ScheduleTable.State state, Instant until) throws SQLException {
    write(c, new ScheduleTable.State(setup.timing().text(), until, state.paused()));
  }

  private String unwanted() {
    return switch (setup.policy().catchUp()) {
      case ALL -> "at most %s are caught up".formatted("" + setup.policy().limit());
      default -> "only the latest is caught up";
    };
  }

  private ScheduledRun miss(Connection c, Due due, String why) throws SQLException {
    String reason =
        "Due times after %s and until %s were missed: %s."
            .formatted(due.window().from(), due.window().to(), why);
    Ending ending = Ending.without(Status.MISSED, reason, "");
    RunTable.insert(c, due, ending);
    return run(due, ending, false);
  }

  private static ScheduledRun run(Due due, Ending ending, boolean changed) {
    return new ScheduledRun(
        due, ending.status(), ending.reason(), ending.runId(), ending.outcome(), changed);
  }

  /**
   * Claims a run that was asked for.
   *
   * @return empty if a run is at work
   */
  public Optional<Claim> claimNow(Instant now) {
    return store.write(
        c -> {
          Optional<OpenRun> open = RunTable.open(c, setup.name());
          if (open.isPresent()) {
            return takeOver(c, open.get()).claim();
          }
          return Optional.of(insertManual(c, Instant.ofEpochMilli(now.toEpochMilli())));
        });
  }

  private Claim insertManual(Connection c, Instant now) throws SQLException {
    Instant from = setup.timing().previous(now).orElse(now);
    ScheduleWindow window = new ScheduleWindow(from, now);
    Due due = new Due(setup.name(), now, Due.Trigger.MANUAL, window);
    while (!RunTable.insert(c, due, Ending.without(Status.RUNNING, "", ""))) {
      due = new Due(setup.name(), due.time().plusMillis(1), due.trigger(), window);
    }
    return new Claim(due, 1);
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
    return store.write(c -> end(c, claim, ending));
  }

  private static Optional<ScheduledRun> end(Connection c, Claim claim, Ending ending)
      throws SQLException {
    Optional<ScheduledRun> before = RunTable.lastBefore(c, claim.due());
    ScheduledRun ended = run(claim.due(), ending, Changes.isChange(before, ending));
    return RunTable.end(c, claim, ended) ? Optional.of(ended) : Optional.empty();
  }

  /** When the schedule is due next; empty while it is paused. */
  public Optional<Instant> next(Instant now) {
    return store.read(c -> state(c).isPaused()) ? Optional.empty() : setup.timing().next(now);
  }

  /** Runs no more due times. */
  public void pause(Instant now) {
    store.write(
        c -> {
          ScheduleTable.State state = state(c);
          return state.isPaused()
              || write(c, new ScheduleTable.State(state.timing(), state.covered(), now));
        });
  }

  /** Goes on; what was due meanwhile is missed, and returned if there is any. */
  public Optional<ScheduledRun> resume(Instant now) {
    return store.write(
        c -> {
          ScheduleTable.State state = state(c);
          return state.isPaused() ? goOn(c, state, at(now)) : Optional.empty();
        });
  }

  private Optional<ScheduledRun> goOn(Connection c, ScheduleTable.State state, Instant at)
      throws SQLException {
    Instant last = setup.timing().previous(at).orElse(state.covered());
    boolean any = last.isAfter(state.covered()) && !RunTable.has(c, setup.name(), last);
    write(c, new ScheduleTable.State(state.timing(), last, Instant.EPOCH));
    if (!any) {
      return Optional.empty();
    }
    ScheduleWindow window = new ScheduleWindow(state.covered(), last);
    Due due = new Due(setup.name(), last, Due.Trigger.TIMING, window);
    return Optional.of(miss(c, due, "the schedule was paused at " + state.paused()));
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
    return store.read(c -> RunTable.newest(c, name, limit));
  }
}
