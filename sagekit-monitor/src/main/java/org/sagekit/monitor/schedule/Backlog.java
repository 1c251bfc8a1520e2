package org.sagekit.monitor.schedule;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
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
   * Chooses among due times.
   *
   * @param begin up to where it is decided already
   * @param dues after that, in order, one more than may be caught up
   * @param decided those after {@code begin} that have a row
   * @return empty if there is nothing to run
   */
  static Optional<Backlog> of(
      Setup setup, Instant begin, List<Instant> dues, NavigableSet<Instant> decided) {
    List<Instant> pending = dues.stream().filter(due -> !decided.contains(due)).toList();
    return pending.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chosen(setup, begin, pending, decided).backlog());
  }

  /** Those that wait, in order. */
  private record Chosen(
      Setup setup, Instant begin, List<Instant> pending, NavigableSet<Instant> decided) {
    Backlog backlog() {
      boolean merged = setup.policy().catchUp() == CatchUp.MERGED;
      int index = index();
      Instant run = pending.get(index);
      Optional<Due> missed =
          merged || index == 0 ? Optional.empty() : Optional.of(since(pending.get(index - 1)));
      return new Backlog(merged ? since(run) : due(run, before(run)), missed);
    }

    private int index() {
      int most = setup.policy().catchUp() == CatchUp.ALL ? setup.policy().limit() : 1;
      return Math.max(0, pending.size() - most);
    }

    private Instant before(Instant due) {
      return setup.timing().previous(due.minusMillis(1)).orElse(begin);
    }

    /** With a window from the last one of which it is decided. */
    private Due since(Instant due) {
      return due(due, Objects.requireNonNullElse(decided.lower(due), begin));
    }

    private Due due(Instant time, Instant from) {
      return new Due(setup.name(), time, Due.Trigger.TIMING, new ScheduleWindow(from, time));
    }
  }
}
