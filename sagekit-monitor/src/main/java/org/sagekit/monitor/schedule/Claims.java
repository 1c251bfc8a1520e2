package org.sagekit.monitor.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.sagekit.api.StoreException;
import org.sagekit.api.monitor.schedule.CatchUp;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduleWindow;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;
import org.sagekit.core.internal.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is run next, and by whom. What takes its time, the timing above all, is done between
 * a look and a short write, which does nothing if things have changed since the look. Thread-safe.
 */
final class Claims {
  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
  private static final int MOST_LOOKS = 5;
  private static final Ending NONE_YET = Ending.without(Status.RUNNING, "", "");
  private final Store store;
  private final Setup setup;
  private final EndedRuns ended;
  private final LeftRuns left;
  private final DueTimes dueTimes;
  private final AtomicBoolean toldOfAnother = new AtomicBoolean();

  Claims(Store store, Setup setup, LongSupplier nanos) {
    this.store = store;
    this.setup = setup;
    this.ended = new EndedRuns(setup);
    this.left = new LeftRuns(store, setup, nanos);
    this.dueTimes = new DueTimes(setup.timing(), setup.policy().limit() + 1);
  }

  /** How a schedule stands. */
  private record Look(ScheduleTable.State state, Optional<OpenRun> open) {
    static Look at(Connection c, String name) throws SQLException {
      return new Look(ScheduleTable.get(c, name), RunTable.open(c, name));
    }
  }

  /** The next due time, or a run that was left by another. */
  ScheduleBook.Step next(Instant at) {
    try {
      Optional<ScheduleBook.Step> step = Optional.empty();
      for (int i = 0; i < MOST_LOOKS && step.isEmpty(); i++) {
        step = step(store.read(c -> Look.at(c, setup.name())), at);
      }
      return step.orElse(ScheduleBook.Step.NOTHING);
    } catch (StoreException e) {
      left.forget(); // nor could an owner write that it lives
      throw e;
    }
  }

  /** Empty if another was quicker. */
  private Optional<ScheduleBook.Step> step(Look look, Instant at) {
    tellOfAnother(look.state());
    if (look.state().isPaused()) {
      return Optional.of(ScheduleBook.Step.NOTHING);
    }
    return look.open().isPresent() ? Optional.of(left.takeOver(look.open().get())) : due(look, at);
  }

  private void tellOfAnother(ScheduleTable.State state) {
    String timing = setup.timing().text();
    if (!state.timing().equals(timing) && !toldOfAnother.getAndSet(true)) {
      LOG.warn(
          "Schedule '{}' was started elsewhere as '{}', but is '{}' here; the due times of both are run.",
          setup.name(),
          state.timing(),
          timing);
    }
  }

  /**
   * What is covered may lie ahead if a clock was put back: then it is taken back, too, so that
   * nobody waits for the time to come again. What has a row is not run twice all the same, nor what
   * had one before it was pruned; only what was pruned lies ahead, too, that says nothing of now.
   */
  private Optional<ScheduleBook.Step> due(Look look, Instant at) {
    ScheduleTable.State state = look.state();
    Instant last = setup.timing().previous(at).orElse(at);
    Instant begin =
        state.pruned().isAfter(at) ? state.covered() : later(state.covered(), state.pruned());
    Optional<Backlog> backlog = state.covered().isAfter(at) ? Optional.empty() : backlog(begin, at);
    if (backlog.isEmpty() && last.equals(state.covered())) {
      return Optional.of(ScheduleBook.Step.NOTHING);
    }
    return store.write(
        c -> {
          if (!Look.at(c, setup.name()).equals(look)) {
            return Optional.empty();
          }
          return backlog.isPresent() ? claim(c, backlog.get()) : covered(c, state, last);
        });
  }

  private Optional<Backlog> backlog(Instant begin, Instant at) {
    List<Instant> dues = dueTimes.between(begin, at);
    if (dues.isEmpty()) {
      return Optional.empty();
    }
    ScheduleWindow window = new ScheduleWindow(begin, at);
    NavigableSet<Instant> decided = store.read(c -> RunTable.dues(c, setup.name(), window));
    return Backlog.of(setup, begin, dues, decided);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private Optional<ScheduleBook.Step> covered(
      Connection c, ScheduleTable.State state, Instant until) throws SQLException {
    ScheduleTable.update(c, setup.name(), state.covered(until));
    return Optional.of(ScheduleBook.Step.NOTHING);
  }

  private Optional<ScheduleBook.Step> claim(Connection c, Backlog backlog) throws SQLException {
    if (!RunTable.insert(c, backlog.run(), NONE_YET)) {
      return Optional.empty();
    }
    List<ScheduledRun> missed = new ArrayList<>();
    if (backlog.missed().isPresent()) {
      missed.add(ended.miss(c, backlog.missed().get(), unwanted()));
    }
    ScheduleTable.cover(c, setup.name(), backlog.run().time());
    return Optional.of(new ScheduleBook.Step(Optional.of(new Claim(backlog.run(), 1)), missed));
  }

  private String unwanted() {
    return setup.policy().catchUp() == CatchUp.ALL
        ? "at most %s are caught up".formatted("" + setup.policy().limit())
        : "only the latest is caught up";
  }

  /** A run that was asked for, or one that was left by another; no claim if one is at work. */
  ScheduleBook.Step now(Instant now) {
    Instant from = setup.timing().previous(now).orElse(now);
    ScheduleWindow window = new ScheduleWindow(from, now);
    Optional<OpenRun> open = store.read(c -> RunTable.open(c, setup.name()));
    if (open.isEmpty()) {
      return store.write(c -> asked(c, window));
    }
    ScheduleBook.Step step = left.takeOver(open.get());
    return step.decided().isEmpty()
        ? step
        : new ScheduleBook.Step(store.write(c -> asked(c, window)).claim(), step.decided());
  }

  private ScheduleBook.Step asked(Connection c, ScheduleWindow window) throws SQLException {
    if (RunTable.open(c, setup.name()).isPresent()) {
      return ScheduleBook.Step.NOTHING;
    }
    Due due = new Due(setup.name(), window.to(), Due.Trigger.MANUAL, window);
    while (!RunTable.insert(c, due, NONE_YET)) {
      due = new Due(setup.name(), due.time().plusMillis(1), due.trigger(), window);
    }
    return new ScheduleBook.Step(Optional.of(new Claim(due, 1)), List.of());
  }
}
