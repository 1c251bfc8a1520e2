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
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;

/** Decides within a transaction what is run next, and by whom. Writers come one after another. */
final class Claims {
  private static final int MOST_DEATHS = 3;
  private static final Ending NONE_YET = Ending.without(Status.RUNNING, "", "");
  private final Setup setup;
  private final Silence silence;

  Claims(Setup setup, Silence silence) {
    this.setup = setup;
    this.silence = silence;
  }

  /** Whether a look that changes nothing tells that there is nothing to do. */
  boolean isIdle(Connection c, Instant at) throws SQLException {
    ScheduleTable.State state = ScheduleTable.get(c, setup.name());
    Optional<Instant> due = setup.timing().previous(at);
    return state.isPaused()
        || RunTable.open(c, setup.name()).isEmpty()
            && (due.isEmpty() || due.get().equals(state.covered()));
  }

  ScheduleBook.Step next(Connection c, Instant at) throws SQLException {
    ScheduleTable.State state = ScheduleTable.get(c, setup.name());
    if (state.isPaused()) {
      return ScheduleBook.Step.NOTHING;
    }
    Optional<OpenRun> open = RunTable.open(c, setup.name());
    return open.isPresent() ? takeOver(c, open.get()) : claimNext(c, state, at);
  }

  private ScheduleBook.Step takeOver(Connection c, OpenRun open) throws SQLException {
    if (!open.isGivenUp() && !silence.isOver(open)) {
      return ScheduleBook.Step.NOTHING;
    }
    int deaths = open.deaths() + (open.isGivenUp() ? 0 : 1);
    Claim claim = new Claim(open.claim().due(), open.claim().fence() + 1);
    RunTable.update(c, open.claim(), new OpenRun(claim, 0, deaths));
    return deaths < MOST_DEATHS
        ? new ScheduleBook.Step(Optional.of(claim), List.of())
        : new ScheduleBook.Step(
            Optional.empty(), EndedRuns.end(c, claim, deadly(deaths)).stream().toList());
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
  private ScheduleBook.Step claimNext(Connection c, ScheduleTable.State state, Instant at)
      throws SQLException {
    Instant last = setup.timing().previous(at).orElse(at);
    Optional<Backlog> backlog =
        state.covered().isAfter(at) ? Optional.empty() : Backlog.of(c, setup, state, at);
    if (backlog.isEmpty()) {
      cover(c, state, last);
      return ScheduleBook.Step.NOTHING;
    }
    List<ScheduledRun> missed = new ArrayList<>();
    if (backlog.get().missed().isPresent()) {
      missed.add(EndedRuns.miss(c, backlog.get().missed().get(), unwanted()));
    }
    Due due = backlog.get().run();
    RunTable.insert(c, due, NONE_YET);
    cover(c, state, due.time());
    return new ScheduleBook.Step(Optional.of(new Claim(due, 1)), missed);
  }

  private void cover(Connection c, ScheduleTable.State state, Instant until) throws SQLException {
    ScheduleTable.update(c, setup.name(), state.covered(until));
  }

  private String unwanted() {
    return setup.policy().catchUp() == CatchUp.ALL
        ? "at most %s are caught up".formatted("" + setup.policy().limit())
        : "only the latest is caught up";
  }

  /** A run that was asked for, or one that was left by another; no claim if one is at work. */
  ScheduleBook.Step now(Connection c, Instant now) throws SQLException {
    Optional<OpenRun> open = RunTable.open(c, setup.name());
    ScheduleBook.Step step = open.isPresent() ? takeOver(c, open.get()) : ScheduleBook.Step.NOTHING;
    return open.isPresent() && step.decided().isEmpty()
        ? step
        : new ScheduleBook.Step(Optional.of(manual(c, now)), step.decided());
  }

  private Claim manual(Connection c, Instant now) throws SQLException {
    Instant from = setup.timing().previous(now).orElse(now);
    ScheduleWindow window = new ScheduleWindow(from, now);
    Due due = new Due(setup.name(), now, Due.Trigger.MANUAL, window);
    while (!RunTable.insert(c, due, NONE_YET)) {
      due = new Due(setup.name(), due.time().plusMillis(1), due.trigger(), window);
    }
    return new Claim(due, 1);
  }
}
