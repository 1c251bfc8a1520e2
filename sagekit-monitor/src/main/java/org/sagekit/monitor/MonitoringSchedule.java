package org.sagekit.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.Stage;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.api.monitor.schedule.ActiveSchedule;
import org.sagekit.api.monitor.schedule.CatchUp;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduleWindow;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.Timing;
import org.sagekit.core.SageKit;
import org.sagekit.monitor.schedule.Policy;
import org.sagekit.monitor.schedule.ScheduleBook;
import org.sagekit.monitor.schedule.Setup;

/**
 * Runs monitoring again and again, each time over the records of one window:
 *
 * <pre>{@code
 * MonitoringSchedule nightly =
 *     MonitoringSchedule.named("nightly", Timings.cron("0 3 * * *", ZoneId.of("Europe/Berlin")))
 *         .watching(MonitoringJob.named("drift").build(), endpoint)
 *         .listener(MonitoringListeners.whenChanged(MonitoringListeners.log()))
 *         .build();
 * ActiveSchedule active = nightly.start(kit); // until it or the workspace is closed
 * }</pre>
 *
 * <p>Every process that starts a schedule of the same name in one workspace works on the same due
 * times: each is run by one process, never two at a time, and ends with one result, which the
 * history keeps. If a process dies over a run, another, or the same one started again, takes it
 * over after the lease; what the dead one says later no longer counts. A run that three processes
 * fell silent over has failed. Each run is one of the workspace's tracker, whose parameters say the
 * schedule, the due time and the window.
 *
 * <p>Due times at which nothing ran are caught up as {@link CatchUp} says. All of them by default:
 * the captures of those windows are still there, and looking at each leaves no time unwatched,
 * blurs no short drift in a long window and lets the history look as if nothing had stopped. A
 * clock that is put back runs no due time twice.
 *
 * <p>A schedule that is started with another timing than the last time begins with the first of its
 * due times that is still to come. Processes with different timings at the same time run the due
 * times of both, and say so in the log. While the database can't be used nothing is run or taken
 * over; the result of a run that ends meanwhile is written later. Immutable and thread-safe.
 */
public final class MonitoringSchedule {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
  private static final int MOST_CAUGHT_UP = 10_000;
  private static final Duration LONGEST_DELAY = Duration.ofDays(366);
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
  private static final Duration LONGEST_LEASE = Duration.ofDays(1);
  private static final Duration SHORTEST_RUNTIME = Duration.ofSeconds(1);
  private static final Duration LONGEST_RUNTIME = Duration.ofDays(366);
  private static final int SHORTEST_HISTORY = 10;
  private static final int LONGEST_HISTORY = 1_000_000;

  private final Setup setup;
  private final ScheduledWork<?, ?> work;
  private final LongSupplier nanos;

  private MonitoringSchedule(Builder builder, ScheduledWork<?, ?> work) {
    this.setup = new Setup(builder.name, builder.timing, builder.policy(), builder.listeners);
    this.work = work;
    this.nanos = builder.nanos;
  }

  /**
   * Starts a schedule.
   *
   * @param name in the workspace: letters, digits, {@code . _ -}, not starting with a dot, at most
   *     100
   * @param timing when it is due; see {@link org.sagekit.monitor.timing.Timings}
   * @return a builder with all defaults
   */
  public static Builder named(String name, Timing timing) {
    return new Builder(name, timing);
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private final String name;
    private final Timing timing;
    private final List<MonitoringListener> listeners = new ArrayList<>();
    private @Nullable ScheduledWork<?, ?> work;
    private CatchUp catchUp = CatchUp.ALL;
    private int catchUpLimit = 100;
    private Duration delay = Duration.ZERO;
    private Duration lease = Duration.ofMinutes(1);
    private Duration runtime = Duration.ofDays(1);
    private int history = 10_000;
    private LongSupplier nanos = System::nanoTime;

    private Builder(String name, Timing timing) {
      this.name = Objects.requireNonNull(name, "name");
      this.timing = Objects.requireNonNull(timing, "timing");
    }

    /**
     * Looks at what an endpoint captured in the window of a run.
     *
     * @param job compares; it must not have rows of its own
     * @param captured the endpoint, or another model and what it was asked
     * @return this
     */
    public Builder watching(MonitoringJob job, Captured captured) {
      Objects.requireNonNull(captured, "captured");
      Problems.of("MonitoringSchedule '" + name + "'")
          .require(
              !job.hasRows(), "job", "one that looks at the capture", "one with rows of its own")
          .throwIfAny();
      return runs(job, window -> CapturedWithin.of(captured, window));
    }

    /**
     * Runs a stage or line that ends with a monitoring report.
     *
     * @param stage what is run
     * @param input makes what it takes, from the window that is due
     * @param <I> what it takes
     * @return this
     */
    public <I> Builder runs(
        Stage<? super I, MonitoringReport> stage, Function<ScheduleWindow, I> input) {
      return runs(stage, input, report -> Outcomes.of(report.drift()));
    }

    /**
     * Runs any stage or line.
     *
     * @param stage what is run
     * @param input makes what it takes, from the window that is due
     * @param outcome says what the stage has found
     * @param <I> what it takes
     * @param <O> what it returns
     * @return this
     */
    public <I, O> Builder runs(
        Stage<? super I, O> stage,
        Function<ScheduleWindow, I> input,
        Function<? super O, Outcome> outcome) {
      work =
          new ScheduledWork<>(
              Objects.requireNonNull(stage, "stage"),
              Objects.requireNonNull(input, "input"),
              Objects.requireNonNull(outcome, "outcome"));
      return this;
    }

    /**
     * What becomes of due times at which nothing ran.
     *
     * @param policy {@link CatchUp#ALL} by default
     * @return this
     */
    public Builder catchUp(CatchUp policy) {
      catchUp = Objects.requireNonNull(policy, "catchUp");
      return this;
    }

    /**
     * How many due times are caught up at most; of older ones the history says that they were
     * missed.
     *
     * @param most from 1 to 10,000; 100 by default
     * @return this
     */
    public Builder catchUpLimit(int most) {
      catchUpLimit = most;
      return this;
    }

    /**
     * How long after its due time a run begins, so that records which come late are there.
     *
     * @param time from 0 to 366 days; 0 by default
     * @return this
     */
    public Builder delay(Duration time) {
      delay = Objects.requireNonNull(time, "delay");
      return this;
    }

    /**
     * How long the process of a run may be silent before another takes the run over. It counts on
     * four times a lease, so a pause of the whole process as long as the lease costs it its run.
     *
     * @param time from 1 second to 1 day; 1 minute by default
     * @return this
     */
    public Builder lease(Duration time) {
      lease = Objects.requireNonNull(time, "lease");
      return this;
    }

    /**
     * How long a run may take. One that takes longer is asked to stop and has failed; one that does
     * not stop within a lease is left alone, and the next begins. It is looked at four times a
     * lease.
     *
     * @param longest from 1 second to 366 days; 1 day by default
     * @return this
     */
    public Builder runtime(Duration longest) {
      runtime = Objects.requireNonNull(longest, "runtime");
      return this;
    }

    /**
     * How many runs the history keeps, missed due times included. When one ends, older ones are
     * taken out, those first that were begun first; the tracker of the workspace keeps its runs.
     * Nothing that was taken out is run again.
     *
     * @param most from 10 to 1,000,000; 10,000 by default, the runs of a year by the hour
     * @return this
     */
    public Builder history(int most) {
      history = most;
      return this;
    }

    /**
     * Adds someone who hears of the runs of this process; see {@link
     * org.sagekit.monitor.schedule.MonitoringListeners}.
     *
     * @param listener none by default
     * @return this
     */
    public Builder listener(MonitoringListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    private Policy policy() {
      return new Policy(catchUp, catchUpLimit, delay, lease, runtime, history);
    }

    /** By what the silence of other processes is measured. */
    Builder nanos(LongSupplier steadyClock) {
      nanos = steadyClock;
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the schedule
     * @throws IllegalArgumentException if something is missing or out of its range; the message has
     *     all
     */
    public MonitoringSchedule build() {
      Problems.of("MonitoringSchedule '" + name + "'")
          .require(
              NAME.matcher(name).matches(),
              "name",
              "1 to 100 letters, digits, '.', '_' and '-', not starting with '.'",
              "'" + name + "'")
          .require(work != null, "work", "given", "nothing", "call watching(job, endpoint)")
          .require(
              catchUpLimit >= 1 && catchUpLimit <= MOST_CAUGHT_UP,
              "catchUpLimit",
              "from 1 to 10,000",
              catchUpLimit)
          .require(
              !delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0,
              "delay",
              "from 0 to 366 days",
              delay)
          .require(
              lease.compareTo(SHORTEST_LEASE) >= 0 && lease.compareTo(LONGEST_LEASE) <= 0,
              "lease",
              "from 1 second to 1 day",
              lease)
          .require(
              runtime.compareTo(SHORTEST_RUNTIME) >= 0 && runtime.compareTo(LONGEST_RUNTIME) <= 0,
              "runtime",
              "from 1 second to 366 days",
              runtime)
          .require(
              history >= SHORTEST_HISTORY && history <= LONGEST_HISTORY,
              "history",
              "from 10 to 1,000,000",
              history)
          .throwIfAny();
      return new MonitoringSchedule(this, Objects.requireNonNull(work, "checked"));
    }
  }

  /**
   * A builder that makes an equal schedule if nothing is changed.
   *
   * @return with all options of this schedule
   */
  public Builder toBuilder() {
    Policy policy = setup.policy();
    Builder builder =
        named(setup.name(), setup.timing())
            .catchUp(policy.catchUp())
            .catchUpLimit(policy.limit())
            .delay(policy.delay())
            .lease(policy.lease())
            .runtime(policy.runtime())
            .history(policy.history())
            .nanos(nanos);
    builder.work = work;
    builder.listeners.addAll(setup.listeners());
    return builder;
  }

  /**
   * The name.
   *
   * @return unique in the workspace
   */
  public String name() {
    return setup.name();
  }

  Setup setup() {
    return setup;
  }

  ScheduledWork<?, ?> work() {
    return work;
  }

  LongSupplier nanos() {
    return nanos;
  }

  /**
   * Begins to run what is due, by the workspace's clock, in a daemon thread of its own. A schedule
   * that is new in the workspace begins with the first due time whose run, delay included, is still
   * to come.
   *
   * @param kit the workspace; closing it ends the work
   * @return the schedule at work
   * @throws org.sagekit.api.StoreException if the workspace can't be used
   * @throws IllegalStateException if the workspace is closed
   */
  public ActiveSchedule start(SageKit kit) {
    LiveSchedule live = LiveSchedule.open(this, kit);
    live.begin();
    return live;
  }

  /**
   * Opens the schedule without a thread, for an application that keeps the time itself: nothing
   * runs before it calls {@link ActiveSchedule#runDue()} or {@link ActiveSchedule#runNow()}.
   *
   * @param kit the workspace; closing it ends the work
   * @return the schedule
   * @throws org.sagekit.api.StoreException if the workspace can't be used
   * @throws IllegalStateException if the workspace is closed
   */
  public ActiveSchedule open(SageKit kit) {
    return LiveSchedule.open(this, kit);
  }

  /**
   * The latest runs of a schedule, of all processes, also if none works on it now.
   *
   * @param kit the workspace
   * @param name of the schedule
   * @param limit how many at most, at least 1
   * @return the newest first
   * @throws IllegalArgumentException if there is no such schedule, or the limit is below 1
   * @throws org.sagekit.api.StoreException if the workspace can't be read
   */
  public static List<ScheduledRun> history(SageKit kit, String name, int limit) {
    return ScheduleBook.history(kit.workspace(), name, limit);
  }

  @Override
  public String toString() {
    return "MonitoringSchedule '%s' %s".formatted(setup.name(), setup.timing().text());
  }
}
