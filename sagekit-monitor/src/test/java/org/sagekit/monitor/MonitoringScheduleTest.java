package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.RunContext;
import org.sagekit.api.Stage;
import org.sagekit.api.Stages;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.monitor.schedule.ActiveSchedule;
import org.sagekit.api.monitor.schedule.CatchUp;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduleWindow;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.SageKit;
import org.sagekit.core.deploy.Captures;
import org.sagekit.core.model.Scorers;
import org.sagekit.monitor.schedule.MonitoringListeners;
import org.sagekit.monitor.timing.Timings;

class MonitoringScheduleTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  @TempDir Path home;
  private final MovedClock clock = new MovedClock(NOON);
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private SageKit kit;

  @BeforeEach
  void open() {
    kit = SageKit.open(home, o -> o.clock(clock).threads(1));
  }

  @AfterEach
  void close() {
    kit.close();
  }

  private MonitoringSchedule.Builder hourly() {
    return MonitoringSchedule.named("hourly", Timings.every(HOUR)).nanos(nanos::get);
  }

  private static MonitoringSchedule.Builder runs(
      MonitoringSchedule.Builder builder, Stage<ScheduleWindow, Outcome> stage) {
    return builder.runs(stage, window -> window, outcome -> outcome);
  }

  private static Stage<ScheduleWindow, Outcome> look(Function<ScheduleWindow, Outcome> eyes) {
    return Stages.of("look", (ScheduleWindow window, RunContext run) -> eyes.apply(window));
  }

  private MonitoringSchedule clear() {
    return runs(hourly(), look(w -> Outcome.clear())).build();
  }

  private static Outcome drifted() {
    return new Outcome(true, 0, List.of(new Outcome.Finding("age", "DRIFT", 0.5)));
  }

  @Test
  void looksAtTheRecordsOfTheWindow() {
    Watched watched = Watched.learntFrom(Watched.normal(1, 2000, 3, 0));
    List<CaptureRecord> records = new ArrayList<>();
    records.addAll(asked(watched, Watched.normal(2, 300, 3, 0), NOON.plusSeconds(10)));
    records.addAll(asked(watched, Watched.normal(3, 300, 3, 2), NOON.plus(HOUR)));
    Watched asked = new Watched(watched.modelPackage(), Captures.of(records));
    ActiveSchedule active =
        hourly().watching(MonitoringJob.named("drift").build(), asked).build().open(kit);
    clock.move(HOUR.multipliedBy(3));
    List<ScheduledRun> runs = active.runDue();
    assertThat(runs)
        .extracting(ScheduledRun::status)
        .containsExactly(
            Status.COMPLETED, Status.COMPLETED_WITH_VIOLATIONS, Status.COMPLETED_WITH_VIOLATIONS);
    Outcome shifted = runs.get(1).outcome().orElseThrow();
    assertThat(shifted.drifted()).isTrue();
    assertThat(shifted.findings()).extracting(Outcome.Finding::column).contains("x2");
    Outcome empty = runs.get(2).outcome().orElseThrow();
    assertThat(empty.drifted()).isFalse();
    assertThat(empty.findings()).extracting(Outcome.Finding::check).containsOnly("ROWS");
  }

  private static List<CaptureRecord> asked(Watched watched, Dataset rows, Instant time) {
    return Captures.of(rows, Scorers.of(watched.modelPackage()), time).records().stream()
        .map(r -> new CaptureRecord(time + r.eventId(), r.time(), r.input(), r.output()))
        .toList();
  }

  @Test
  void theTrackerKnowsEachRun() {
    ActiveSchedule active = clear().open(kit);
    clock.move(HOUR);
    ScheduledRun run = active.runDue().get(0);
    assertThat(run.due().window()).isEqualTo(new ScheduleWindow(NOON, NOON.plus(HOUR)));
    assertThat(kit.tracker().run(run.runId()).orElseThrow().params())
        .containsEntry("schedule", "hourly")
        .containsEntry("due", "2026-01-01T13:00:00Z")
        .containsEntry("from", "2026-01-01T12:00:00Z")
        .containsEntry("trigger", "TIMING");
    assertThat(active.next()).contains(NOON.plus(HOUR).plus(HOUR));
  }

  @Test
  void aHistoryIsReadInALaterProcess() {
    clear().open(kit).runNow();
    kit.close();
    kit = SageKit.open(home);
    assertThat(MonitoringSchedule.history(kit, "hourly", 10))
        .singleElement()
        .satisfies(run -> assertThat(run.due().trigger()).isEqualTo(Due.Trigger.MANUAL))
        .satisfies(run -> assertThat(run.status()).isEqualTo(Status.COMPLETED));
  }

  @Test
  void aFaultIsInTheHistoryAndTheNextRunsAllTheSame() {
    MonitoringSchedule schedule =
        hourly()
            .runs(
                look(w -> Outcome.clear()),
                window -> {
                  if (window.from().equals(NOON)) {
                    throw new IllegalStateException("no network");
                  }
                  return window;
                },
                outcome -> outcome)
            .build();
    ActiveSchedule active = schedule.open(kit);
    clock.move(HOUR.multipliedBy(2));
    List<ScheduledRun> runs = active.runDue();
    assertThat(runs)
        .extracting(ScheduledRun::status)
        .containsExactly(Status.FAILED, Status.COMPLETED);
    assertThat(runs.get(0).reason()).isEqualTo("Stage 'hourly' failed: no network");
    assertThat(runs.get(0).runId()).isNotEmpty();
  }

  @Test
  void aDryRunThatFindsProblemsIsAFailure() {
    Stage<ScheduleWindow, Outcome> stage =
        new Stage<>() {
          @Override
          public String name() {
            return "look";
          }

          @Override
          public Outcome run(ScheduleWindow input, RunContext run) {
            return Outcome.clear();
          }

          @Override
          public List<String> check(RunContext run) {
            return List.of("Look: eyes must be open, but were shut.");
          }
        };
    ScheduledRun run = runs(hourly(), stage).build().open(kit).runNow();
    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.reason()).isEqualTo("Look: eyes must be open, but were shut.");
  }

  private MonitoringListener recorder() {
    return new MonitoringListener() {
      @Override
      public void onStart(Due due) {
        heard.add("start");
      }

      @Override
      public void onCompleted(ScheduledRun run) {
        heard.add("completed");
      }

      @Override
      public void onViolations(ScheduledRun run) {
        heard.add("violations");
      }

      @Override
      public void onFailed(ScheduledRun run) {
        heard.add("failed");
      }

      @Override
      public void onMissed(ScheduledRun run) {
        heard.add("missed");
      }
    };
  }

  /** Drifts in the second and third hour, fails in the fourth. */
  private static Outcome story(ScheduleWindow window) {
    long hour = Duration.between(NOON, window.to()).toHours();
    if (hour == 4) {
      throw new IllegalStateException("fault");
    }
    return hour == 2 || hour == 3 ? drifted() : Outcome.clear();
  }

  @Test
  void listenersHearOfEachRun() {
    MonitoringSchedule schedule =
        runs(hourly().listener(recorder()), look(MonitoringScheduleTest::story)).build();
    ActiveSchedule active = schedule.open(kit);
    clock.move(HOUR.multipliedBy(5));
    active.runDue();
    assertThat(heard)
        .containsExactly(
            "start",
            "completed",
            "start",
            "violations",
            "start",
            "violations",
            "start",
            "failed",
            "start",
            "completed");
  }

  @Test
  void onlyNewsIsToldWhereNewsIsWanted() {
    MonitoringSchedule schedule =
        runs(
                hourly().listener(MonitoringListeners.whenChanged(recorder())),
                look(MonitoringScheduleTest::story))
            .build();
    ActiveSchedule active = schedule.open(kit);
    clock.move(HOUR.multipliedBy(6));
    active.runDue();
    assertThat(heard).containsExactly("violations", "failed", "completed");
  }

  @Test
  void aListenerThatThrowsBreaksNothing() {
    MonitoringListener bad =
        MonitoringListeners.of(
            run -> {
              throw new AssertionError("on purpose");
            });
    MonitoringSchedule schedule =
        clear().toBuilder()
            .listener(bad)
            .listener(MonitoringListeners.log())
            .listener(recorder())
            .build();
    assertThat(schedule.open(kit).runNow().status()).isEqualTo(Status.COMPLETED);
    assertThat(heard).containsExactly("start", "completed");
  }

  @Test
  void whatIsMissedIsTold() {
    MonitoringSchedule schedule =
        clear().toBuilder().catchUp(CatchUp.LATEST).listener(recorder()).build();
    ActiveSchedule active = schedule.open(kit);
    clock.move(HOUR.multipliedBy(5));
    assertThat(active.runDue())
        .extracting(ScheduledRun::status)
        .containsExactly(Status.MISSED, Status.COMPLETED);
    assertThat(heard).containsExactly("missed", "start", "completed");
  }

  @Test
  void aDelayLetsLateRecordsIn() {
    ActiveSchedule active = clear().toBuilder().delay(Duration.ofMinutes(10)).build().open(kit);
    clock.move(Duration.ofMinutes(69));
    assertThat(active.runDue())
        .as("what was due at noon began at ten past")
        .singleElement()
        .extracting(run -> run.due().time())
        .isEqualTo(NOON);
    clock.move(Duration.ofMinutes(1));
    assertThat(active.runDue())
        .singleElement()
        .extracting(run -> run.due().time())
        .isEqualTo(NOON.plus(HOUR));
  }

  @Test
  void aPauseHoldsUntilItIsResumed() {
    ActiveSchedule active = clear().open(kit);
    active.pause();
    clock.move(HOUR.multipliedBy(2));
    assertThat(active.runDue()).isEmpty();
    assertThat(active.next()).isEmpty();
    assertThat(active.runNow().status()).isEqualTo(Status.COMPLETED);
    active.resume();
    assertThat(active.runDue()).isEmpty();
    clock.move(HOUR);
    assertThat(active.runDue()).hasSize(1);
  }

  /** Waits in its run until it is asked to stop. */
  private static Stage<ScheduleWindow, Outcome> waiting(CountDownLatch begun) {
    return new Stage<>() {
      @Override
      public String name() {
        return "look";
      }

      @Override
      public Outcome run(ScheduleWindow input, RunContext run) {
        begun.countDown();
        while (!run.stopRequested()) {
          Thread.onSpinWait();
        }
        run.checkStop();
        return Outcome.clear();
      }
    };
  }

  @Test
  void closingTheWorkspaceStopsTheRunAndTheNextStartDoesItAgain() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    MonitoringSchedule schedule = runs(hourly(), waiting(begun)).build();
    clear().open(kit).close();
    clock.move(HOUR);
    ActiveSchedule active = schedule.start(kit);
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    kit.close();
    active.close();
    assertThatThrownBy(active::runDue)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Schedule 'hourly' is closed.");
    kit = SageKit.open(home, o -> o.clock(clock));
    assertThat(MonitoringSchedule.history(kit, "hourly", 9))
        .extracting(ScheduledRun::status)
        .containsExactly(Status.RUNNING);
    assertThat(clear().open(kit).runDue())
        .extracting(ScheduledRun::status)
        .containsExactly(Status.COMPLETED);
    assertThat(MonitoringSchedule.history(kit, "hourly", 9)).hasSize(1);
  }

  @Test
  void twoOfOneWorkspaceNeverWorkAtOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    clear().open(kit);
    clock.move(HOUR);
    ActiveSchedule first = runs(hourly(), waiting(begun)).build().start(kit);
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    try (SageKit other = SageKit.open(home, o -> o.clock(clock))) {
      ActiveSchedule second = clear().open(other);
      assertThat(second.runDue()).isEmpty();
      assertThatThrownBy(second::runNow)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Schedule 'hourly' can't be run now: a run is at work elsewhere.");
      first.close();
      assertThat(second.runDue()).hasSize(1);
    }
  }

  @Test
  void aThreadRunsWhatBecomesDue() throws Exception {
    Semaphore runs = new Semaphore(0);
    MonitoringSchedule schedule =
        runs(
                MonitoringSchedule.named("often", Timings.every(Duration.ofMillis(20))),
                look(w -> Outcome.clear()))
            .listener(MonitoringListeners.of(run -> runs.release()))
            .catchUp(CatchUp.MERGED)
            .build();
    try (SageKit real = SageKit.open(home.resolve("real"))) {
      ActiveSchedule active = schedule.start(real);
      assertThat(runs.tryAcquire(3, 60, TimeUnit.SECONDS)).isTrue();
      active.close();
      active.close();
      List<ScheduledRun> history = MonitoringSchedule.history(real, "often", 1000);
      assertThat(history).hasSizeGreaterThanOrEqualTo(3);
      assertThat(history)
          .extracting(run -> run.due().time())
          .doesNotHaveDuplicates()
          .isSortedAccordingTo(Collections.reverseOrder());
    }
  }

  @Test
  void startingItLeavesNoRun() {
    clear().open(kit);
    clear().start(kit).close();
    ScheduledRun run = clear().open(kit).runNow();
    assertThat(kit.tracker().search(RunSearch.of("parent IS NULL")).runs())
        .extracting(TrackedRun::id)
        .contains(run.runId())
        .hasSize(1);
  }

  @Test
  void anInterruptEndsTheRunAndLeavesItToTheNextLook() {
    ActiveSchedule active = clear().open(kit);
    clock.move(HOUR);
    Thread.currentThread().interrupt();
    assertThat(active.runDue()).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(active.runDue()).extracting(ScheduledRun::status).containsExactly(Status.COMPLETED);
    Thread.currentThread().interrupt();
    assertThatThrownBy(active::runNow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Schedule 'hourly' can't be run now: the thread was interrupted.");
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Each look at this clock is an hour later. */
  private MonitoringSchedule.Builder impatient() {
    return hourly()
        .nanos(() -> nanos.addAndGet(HOUR.toNanos()))
        .lease(Duration.ofSeconds(1))
        .runtime(HOUR);
  }

  @Test
  void aRunThatTakesTooLongHasFailed() {
    ScheduledRun run = runs(impatient(), waiting(new CountDownLatch(1))).build().open(kit).runNow();
    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.reason()).startsWith("It took longer than PT1H.");
  }

  @Test
  void aRunThatNeverEndsKeepsNobodyFromTheNext() {
    CountDownLatch held = new CountDownLatch(1);
    AtomicBoolean calm = new AtomicBoolean();
    MonitoringSchedule schedule =
        runs(
                impatient()
                    .nanos(() -> calm.get() ? nanos.get() : nanos.addAndGet(HOUR.toNanos()))
                    .listener(MonitoringListeners.of(run -> calm.set(true))),
                look(w -> w.from().equals(NOON) ? deaf(held) : Outcome.clear()))
            .build();
    ActiveSchedule active = schedule.open(kit);
    clock.move(HOUR.multipliedBy(2));
    List<ScheduledRun> runs = active.runDue();
    held.countDown();
    assertThat(runs)
        .extracting(ScheduledRun::status)
        .containsExactly(Status.FAILED, Status.COMPLETED);
    assertThat(runs.get(0).reason())
        .isEqualTo("It took longer than PT1H. It did not stop and was left alone.");
  }

  private static Outcome deaf(CountDownLatch held) {
    while (held.getCount() > 0) {
      Thread.onSpinWait();
    }
    return Outcome.clear();
  }

  @Test
  void closingLeavesARunAloneThatDoesNotStop() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    MonitoringSchedule schedule =
        runs(
                hourly().lease(Duration.ofSeconds(1)),
                look(
                    w -> {
                      begun.countDown();
                      return deaf(held);
                    }))
            .build();
    clear().open(kit).close();
    clock.move(HOUR);
    ActiveSchedule active = schedule.start(kit);
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    active.close();
    assertThat(clear().open(kit).runDue())
        .as("given up, so nobody waits for the lease")
        .extracting(ScheduledRun::status)
        .containsExactly(Status.COMPLETED);
    held.countDown();
  }

  @Test
  void whatAProcessSaysThatWasTakenForDeadDoesNotCount() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    MonitoringSchedule schedule =
        runs(
                hourly().lease(HOUR).listener(recorder()), // whose heart does not beat meanwhile
                look(
                    w -> {
                      begun.countDown();
                      deaf(held);
                      return drifted();
                    }))
            .build();
    ActiveSchedule first = schedule.open(kit);
    clock.move(HOUR);
    CompletableFuture<List<ScheduledRun>> late = CompletableFuture.supplyAsync(first::runDue);
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    try (SageKit other = SageKit.open(home, o -> o.clock(clock))) {
      ActiveSchedule second = clear().open(other);
      assertThat(second.runDue()).isEmpty();
      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
      ScheduledRun taken = second.runDue().get(0);
      held.countDown();
      assertThat(late.get(60, TimeUnit.SECONDS)).isEmpty();
      assertThat(second.history(9)).containsExactly(taken);
    }
    assertThat(heard).containsExactly("start");
  }

  @Test
  void aListenerThatBlocksCostsNoRunAndHearsAllLater() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(3);
    MonitoringListener slow =
        new MonitoringListener() {
          @Override
          public void onStart(Due due) {
            deaf(held);
          }

          @Override
          public void onCompleted(ScheduledRun run) {
            heard.add(run.due().time().toString());
            told.countDown();
          }
        };
    MonitoringSchedule schedule =
        clear().toBuilder().lease(Duration.ofSeconds(1)).listener(slow).build();
    ActiveSchedule active = schedule.open(kit);
    clock.move(HOUR.multipliedBy(3));
    assertThat(active.runDue())
        .extracting(ScheduledRun::status)
        .containsExactly(Status.COMPLETED, Status.COMPLETED, Status.COMPLETED);
    assertThat(heard).isEmpty();
    held.countDown();
    assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).isSorted().hasSize(3);
  }

  @Test
  void aListenerMayCloseTheSchedule() {
    AtomicReference<ActiveSchedule> active = new AtomicReference<>();
    MonitoringListener closing = MonitoringListeners.of(run -> active.get().close());
    active.set(clear().toBuilder().listener(closing).build().open(kit));
    clock.move(HOUR.multipliedBy(3));
    assertThat(active.get().runDue()).hasSize(1);
    assertThatThrownBy(() -> active.get().runDue()).hasMessage("Schedule 'hourly' is closed.");
  }

  @Test
  void aDatabaseThatIsGoneForAWhileCostsNoResult() {
    MonitoringSchedule schedule =
        runs(
                hourly().lease(Duration.ofSeconds(1)),
                look(
                    w -> {
                      change("ALTER TABLE monitor_run RENAME TO gone");
                      new Thread(this::bringBack).start();
                      return drifted();
                    }))
            .build();
    ScheduledRun run = schedule.open(kit).runNow();
    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_VIOLATIONS);
    assertThat(MonitoringSchedule.history(kit, "hourly", 9)).containsExactly(run);
  }

  private void bringBack() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    change("ALTER TABLE gone RENAME TO monitor_run");
  }

  private void change(String words) {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("sagekit.db"));
        Statement statement = c.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 30000");
      statement.execute(words);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void refusesAllThatIsWrongAtOnce() {
    assertThatThrownBy(
            () ->
                MonitoringSchedule.named("../x", Timings.every(HOUR))
                    .catchUpLimit(0)
                    .delay(Duration.ofSeconds(-1))
                    .lease(Duration.ZERO)
                    .runtime(Duration.ofMillis(1))
                    .history(9)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "name must be 1 to 100 letters, digits, '.', '_' and '-', not starting with '.', but was '../x'.",
            "work must be given, but was nothing. Maybe call watching(job, endpoint).",
            "catchUpLimit must be from 1 to 10,000, but was 0.",
            "delay must be from 0 to 366 days, but was PT-1S.",
            "lease must be from 1 second to 1 day, but was PT0S.",
            "runtime must be from 1 second to 366 days, but was PT0.001S.",
            "history must be from 10 to 1,000,000, but was 9.");
    Watched watched = Watched.learntFrom(Watched.normal(1, 50, 1, 0));
    MonitoringJob rows = MonitoringJob.named("d").on(Watched.normal(1, 50, 1, 0)).build();
    assertThatThrownBy(() -> hourly().watching(rows, watched))
        .hasMessageContaining("job must be one that looks at the capture");
  }

  @Test
  void aBuilderOfAScheduleLosesNothing() {
    MonitoringSchedule schedule =
        clear().toBuilder()
            .catchUp(CatchUp.MERGED)
            .catchUpLimit(7)
            .delay(Duration.ofMinutes(2))
            .lease(Duration.ofMinutes(3))
            .runtime(Duration.ofMinutes(4))
            .history(50)
            .listener(recorder())
            .build();
    MonitoringSchedule again = schedule.toBuilder().build();
    assertThat(again).usingRecursiveComparison().isEqualTo(schedule);
    assertThat(again.setup()).isEqualTo(schedule.setup());
    assertThat(again.setup().listeners()).hasSize(1);
  }
}
