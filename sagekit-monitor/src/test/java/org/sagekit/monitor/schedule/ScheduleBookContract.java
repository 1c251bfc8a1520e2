package org.sagekit.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.StoreException;
import org.sagekit.api.monitor.schedule.CatchUp;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;
import org.sagekit.api.monitor.schedule.Timing;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Store;
import org.sagekit.monitor.timing.Timings;

/** What holds of the book in every database. */
abstract class ScheduleBookContract {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Timing HOURLY = Timings.every(Duration.ofHours(1));
  private final List<FileWorkspace> open = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private ScheduleBook book;

  /** The same workspace each time, as another process would open it. */
  abstract FileWorkspace workspace();

  @BeforeEach
  void begin() {
    book = process(CatchUp.ALL, 3);
  }

  @AfterEach
  void close() {
    open.forEach(FileWorkspace::close);
  }

  private ScheduleBook process(CatchUp catchUp, int limit) {
    return process(HOURLY, policy(catchUp, limit, 10_000));
  }

  private static Policy policy(CatchUp catchUp, int limit, int history) {
    return new Policy(catchUp, limit, Duration.ZERO, LEASE, LEASE, history);
  }

  private ScheduleBook process(Timing timing, Policy policy) {
    return process(timing, policy, NOON);
  }

  private ScheduleBook process(Timing timing, Policy policy, Instant now) {
    return ScheduleBook.open(
        opened(), new Setup("hourly", timing, policy, List.of()), now, nanos::get);
  }

  private FileWorkspace opened() {
    FileWorkspace workspace = workspace();
    open.add(workspace);
    return workspace;
  }

  private static Instant at(double hours) {
    return NOON.plusMillis((long) (hours * 3_600_000));
  }

  private Claim claim(ScheduleBook by, Instant now) {
    return by.claimDue(now).claim().orElseThrow();
  }

  private Optional<ScheduledRun> end(ScheduleBook by, Claim claim) {
    return by.end(claim, Ending.of("run-1", Outcome.clear()));
  }

  /** Runs all that is due, and says which hours with which windows. */
  private List<String> runAll(ScheduleBook by, Instant now) {
    List<String> runs = new ArrayList<>();
    for (ScheduleBook.Step step = by.claimDue(now); step.claim().isPresent(); ) {
      step.decided().forEach(run -> runs.add("missed " + told(run.due())));
      runs.add(told(step.claim().get().due()));
      assertThat(end(by, step.claim().get())).isPresent();
      step = by.claimDue(now);
    }
    return runs;
  }

  private static String told(Due due) {
    return "%s: %s-%s"
        .formatted(hour(due.time()), hour(due.window().from()), hour(due.window().to()));
  }

  private static long hour(Instant time) {
    return Duration.between(NOON, time).toHours();
  }

  @Test
  void isDueForTheFirstTimeAtTheNextDueTime() {
    assertThat(book.claimDue(NOON).claim()).isEmpty();
    assertThat(book.claimDue(at(0.99)).claim()).isEmpty();
    assertThat(runAll(book, at(1))).containsExactly("1: 0-1");
    assertThat(runAll(book, at(1.5))).isEmpty();
    assertThat(book.next(at(1.5))).contains(at(2));
  }

  @Test
  void catchesUpAllTheOldestFirst() {
    assertThat(runAll(book, at(3.5))).containsExactly("1: 0-1", "2: 1-2", "3: 2-3");
  }

  @Test
  void saysWhatIsTooOldToBeCaughtUp() {
    assertThat(runAll(book, at(1000)))
        .containsExactly("missed 997: 0-997", "998: 997-998", "999: 998-999", "1000: 999-1000");
    assertThat(book.history(4).get(3))
        .satisfies(run -> assertThat(run.status()).isEqualTo(Status.MISSED))
        .extracting(ScheduledRun::reason)
        .isEqualTo(
            "Due times after 2026-01-01T12:00:00Z and until 2026-02-12T01:00:00Z were missed: at most 3 are caught up.");
  }

  @Test
  void catchesUpTheLatestOnly() {
    ScheduleBook latest = process(CatchUp.LATEST, 100);
    assertThat(runAll(latest, at(5.5))).containsExactly("missed 4: 0-4", "5: 4-5");
    assertThat(runAll(latest, at(6))).containsExactly("6: 5-6");
  }

  @Test
  void mergesWindows() {
    ScheduleBook merged = process(CatchUp.MERGED, 100);
    assertThat(runAll(merged, at(5.5))).containsExactly("5: 0-5");
    assertThat(runAll(merged, at(6))).containsExactly("6: 5-6");
  }

  @Test
  void neverRunsTwoAtATime() {
    Claim claim = claim(book, at(2));
    assertThat(book.claimDue(at(2)).claim()).isEmpty();
    assertThat(process(CatchUp.ALL, 3).claimDue(at(2)).claim()).isEmpty();
    assertThat(book.claimNow(at(2)).claim()).isEmpty();
    end(book, claim);
    assertThat(claim(book, at(2)).due().time()).isEqualTo(at(2));
  }

  @Test
  void takesOverWhatADeadProcessLeft() {
    Claim lost = claim(book, at(1));
    ScheduleBook other = process(CatchUp.ALL, 3);
    assertThat(other.claimDue(at(1)).claim()).isEmpty();
    nanos.addAndGet(LEASE.toNanos());
    Claim taken = claim(other, at(1));
    assertThat(taken).isEqualTo(new Claim(lost.due(), 2));
    assertThat(end(book, lost)).as("a former owner").isEmpty();
    assertThat(book.beat(lost)).isFalse();
    assertThat(end(other, taken)).isPresent();
    assertThat(end(other, taken)).as("once more").isEmpty();
    assertThat(book.history(9)).hasSize(1);
  }

  @Test
  void leavesARunToItsOwnerWhileItBeats() {
    Claim claim = claim(book, at(1));
    ScheduleBook other = process(CatchUp.ALL, 3);
    for (int i = 0; i < 5; i++) {
      assertThat(other.claimDue(at(1)).claim()).isEmpty();
      nanos.addAndGet(LEASE.toNanos() - 1);
      assertThat(book.beat(claim)).isTrue();
    }
    assertThat(end(book, claim)).isPresent();
  }

  @Test
  void takesOverAtOnceWhatWasGivenUp() {
    book.giveUp(claim(book, at(1)));
    assertThat(claim(process(CatchUp.ALL, 3), at(1)).fence()).isEqualTo(2);
  }

  @Test
  void doesNotTryWhatKillsForEver() {
    claim(book, at(1));
    for (int i = 0; i < 2; i++) {
      book.claimDue(at(1));
      nanos.addAndGet(LEASE.toNanos());
      assertThat(book.claimDue(at(1)).claim()).isPresent();
    }
    book.claimDue(at(1));
    nanos.addAndGet(LEASE.toNanos());
    ScheduleBook.Step step = book.claimDue(at(1));
    assertThat(step.claim()).isEmpty();
    assertThat(step.decided().get(0).status()).isEqualTo(Status.FAILED);
    assertThat(step.decided().get(0).reason()).startsWith("3 processes fell silent over it");
    assertThat(runAll(book, at(2))).containsExactly("2: 1-2");
  }

  @Test
  void aClockThatIsPutBackRunsNothingTwiceAndDoesNotWait() {
    assertThat(runAll(book, at(2))).hasSize(2);
    assertThat(runAll(book, at(1.2))).isEmpty();
    assertThat(runAll(book, at(2.2))).as("they have run").isEmpty();
    assertThat(runAll(book, at(10_000))).hasSize(4);
    assertThat(runAll(book, at(2.5))).as("back from another year").isEmpty();
    assertThat(runAll(book, at(3))).containsExactly("3: 2-3");
    assertThat(runAll(book, at(4))).containsExactly("4: 3-4");
  }

  @Test
  void aPauseIsForAllProcessesAndIsNotCaughtUp() {
    ScheduleBook other = process(CatchUp.ALL, 3);
    book.pause(at(0.5));
    assertThat(other.claimDue(at(3)).claim()).isEmpty();
    assertThat(other.next(at(3))).isEmpty();
    assertThat(other.resume(at(3.5)).orElseThrow().reason())
        .endsWith("were missed: the schedule was paused at 2026-01-01T12:30:00Z.");
    assertThat(book.resume(at(3.5))).isEmpty();
    assertThat(runAll(book, at(4))).containsExactly("4: 3-4");
  }

  @Test
  void whatIsAskedForHasARowOfItsOwn() {
    for (int i = 0; i < 2; i++) {
      Claim claim = book.claimNow(at(1)).claim().orElseThrow();
      assertThat(claim.due().trigger()).isEqualTo(Due.Trigger.MANUAL);
      assertThat(claim.due().time()).isEqualTo(at(1).plusMillis(i));
      end(book, claim);
    }
    assertThat(runAll(book, at(1))).containsExactly("1: 0-1");
    assertThat(book.history(9)).hasSize(3);
  }

  @Test
  void whatIsAskedForComesAfterARunThatHasFailed() {
    claim(book, at(1));
    ScheduleBook.Step step = ScheduleBook.Step.NOTHING;
    for (int deaths = 1; deaths <= 3; deaths++) {
      ScheduleBook other = process(CatchUp.ALL, 3);
      assertThat(other.claimNow(at(2)).claim()).isEmpty();
      nanos.addAndGet(LEASE.toNanos());
      step = other.claimNow(at(2));
    }
    assertThat(step.decided()).singleElement().returns(Status.FAILED, ScheduledRun::status);
    assertThat(step.claim().orElseThrow().due().trigger()).isEqualTo(Due.Trigger.MANUAL);
  }

  @Test
  void knowsWhatIsNews() {
    Outcome drift = new Outcome(true, 0, List.of(new Outcome.Finding("age", "DRIFT", 0.2)));
    Outcome less = new Outcome(true, 1, List.of(new Outcome.Finding("city", "UNSEEN", Double.NaN)));
    Outcome more = new Outcome(true, 1, List.of(drift.findings().get(0), less.findings().get(0)));
    List<Boolean> news = new ArrayList<>();
    List<Ending> endings =
        List.of(
            Ending.of("r", Outcome.clear()),
            Ending.of("r", drift),
            Ending.of("r", drift),
            Ending.of("r", more),
            Ending.of("r", less),
            Ending.without(Status.FAILED, "no disk", "r"),
            Ending.without(Status.FAILED, "no net", "r"),
            Ending.of("r", Outcome.clear()),
            Ending.of("r", Outcome.clear()));
    for (int i = 0; i < endings.size(); i++) {
      Claim claim = claim(book, at(i + 1));
      news.add(book.end(claim, endings.get(i)).orElseThrow().changed());
    }
    assertThat(news).containsExactly(false, true, false, true, false, true, false, true, false);
    ScheduledRun kept = book.history(9).get(5);
    assertThat(kept.outcome()).contains(more);
    assertThat(kept.status()).isEqualTo(Status.COMPLETED_WITH_VIOLATIONS);
    assertThat(kept.changed()).isTrue();
  }

  @Test
  void aHistoryIsThereForLaterProcesses() {
    runAll(book, at(2));
    FileWorkspace later = workspace();
    open.add(later);
    assertThat(ScheduleBook.history(later, "hourly", 1))
        .singleElement()
        .extracting(run -> run.due().time())
        .isEqualTo(at(2));
    assertThatThrownBy(() -> ScheduleBook.history(later, "hourli", 1))
        .hasMessageContaining("Did you mean 'hourly'?");
    assertThatThrownBy(() -> ScheduleBook.history(later, "hourly", 0))
        .hasMessage("Schedule 'hourly': limit must be at least 1, but was 0.");
  }

  @Test
  void keepsTheNewestRunsAndNeverRunsAgainWhatIsGone() {
    ScheduleBook small = process(HOURLY, policy(CatchUp.ALL, 100, 10));
    assertThat(runAll(small, at(25))).hasSize(25);
    assertThat(small.history(100))
        .extracting(run -> hour(run.due().time()))
        .containsExactly(25L, 24L, 23L, 22L, 21L, 20L, 19L, 18L, 17L, 16L);
    assertThat(runAll(book, at(3.5))).as("a process whose clock is slow").isEmpty();
    assertThat(runAll(small, at(25.5))).isEmpty();
    assertThat(runAll(book, at(26))).containsExactly("26: 25-26");
  }

  @Test
  void prunesWhatWasBegunFirstWhateverClocksSaid() {
    ScheduleBook small = process(HOURLY, policy(CatchUp.ALL, 20, 10));
    assertThat(runAll(small, at(1000))).as("a clock that is wrong").hasSize(21);
    assertThat(runAll(small, at(0.5))).isEmpty();
    for (int hour = 1; hour <= 12; hour++) {
      assertThat(runAll(small, at(hour))).hasSize(1);
    }
    assertThat(small.history(100))
        .extracting(run -> hour(run.due().time()))
        .containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L);
  }

  @Test
  void prunesNoRunAtWork() {
    ScheduleBook small = process(HOURLY, policy(CatchUp.ALL, 100, 10));
    Claim atWork = claim(small, at(1));
    small.pause(at(1));
    for (int i = 2; i < 30; i++) {
      small.resume(at(i));
      small.pause(at(i));
    }
    assertThat(end(small, atWork)).isPresent();
    assertThat(small.history(100)).hasSizeLessThanOrEqualTo(11);
  }

  @Test
  void mergedWindowsTouchThoughAClockIsSlow() {
    ScheduleBook merged = process(CatchUp.MERGED, 100);
    assertThat(runAll(merged, at(5))).containsExactly("5: 0-5");
    assertThat(runAll(process(CatchUp.MERGED, 100), at(2.5))).isEmpty();
    assertThat(runAll(merged, at(7))).containsExactly("7: 5-7");
  }

  @Test
  void anotherTimingBeginsAnew() {
    assertThat(runAll(book, at(2))).hasSize(2);
    Timing quarters = Timings.every(Duration.ofMinutes(15));
    ScheduleBook changed = process(quarters, policy(CatchUp.ALL, 100, 100), at(5.1));
    assertThat(changed.claimDue(at(5.1)).claim()).isEmpty();
    assertThat(claim(changed, at(5.3)).due().time()).isEqualTo(at(5.25));
  }

  /** The store refuses to be asked within a write. */
  @Test
  void asksTheTimingOutsideOfWrites() {
    Store store = FileWorkspace.tablesOf(opened());
    Timing jealous =
        new Timing() {
          @Override
          public Optional<Instant> next(Instant after) {
            return store.write(c -> HOURLY.next(after));
          }

          @Override
          public Optional<Instant> previous(Instant at) {
            return store.write(c -> HOURLY.previous(at));
          }

          @Override
          public String text() {
            return HOURLY.text();
          }
        };
    FileWorkspace own = open.get(open.size() - 1);
    Setup setup = new Setup("own", jealous, policy(CatchUp.ALL, 3, 10), List.of());
    ScheduleBook asked = ScheduleBook.open(own, setup, NOON, nanos::get);
    assertThat(runAll(asked, at(9))).hasSize(4);
    assertThat(asked.claimNow(at(9)).claim()).isPresent();
    asked.pause(at(9));
    assertThat(asked.resume(at(12))).isPresent();
  }

  @Test
  void whatWasGivenUpIsNotRevivedByALateBeat() {
    Claim claim = claim(book, at(1));
    book.giveUp(claim);
    assertThat(book.beat(claim)).isFalse();
    assertThat(claim(process(CatchUp.ALL, 3), at(1)).fence()).isEqualTo(2);
  }

  @Test
  void knowsItsOwnResultIfTheAnswerWasLost() {
    Claim claim = claim(book, at(1));
    Ending ending = Ending.of("run-1", Outcome.clear());
    Optional<ScheduledRun> ended = book.end(claim, ending);
    assertThat(book.endAgain(claim, ending)).isEqualTo(ended).isPresent();
    Claim lost = claim(book, at(2));
    book.giveUp(lost);
    Claim taken = claim(book, at(2));
    assertThat(book.endAgain(lost, ending)).isEmpty();
    assertThat(end(book, taken)).isPresent();
    assertThat(book.endAgain(lost, ending)).isEmpty();
  }

  /** Who waited for the database knows that the owner may have waited, too. */
  @Test
  void takesNothingOverIfTheDatabaseWasLocked() {
    claim(book, at(1));
    AtomicLong calls = new AtomicLong();
    long lease = LEASE.toNanos();
    LongSupplier waiting = () -> calls.incrementAndGet() < 5 ? lease * calls.get() / 2 : lease * 9;
    Setup setup = new Setup("hourly", HOURLY, policy(CatchUp.ALL, 3, 10), List.of());
    ScheduleBook other = ScheduleBook.open(opened(), setup, NOON, waiting);
    for (int look = 0; look < 2; look++) {
      assertThat(other.claimDue(at(1)).claim()).isEmpty();
    }
    assertThat(other.claimDue(at(1)).claim()).as("begins to count anew").isEmpty();
  }

  @Test
  void aRowThatIsDamagedKeepsNobodyFromTheNext() {
    runAll(book, at(1));
    Store store = FileWorkspace.tablesOf(opened());
    store.write(
        c -> {
          try (Statement statement = c.createStatement()) {
            return statement.executeUpdate("UPDATE monitor_run SET outcome = '{'");
          }
        });
    assertThat(runAll(book, at(3))).hasSize(2);
    assertThat(book.history(2)).hasSize(2);
    assertThatThrownBy(() -> book.history(3))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("Table monitor_run: row 'hourly ");
  }

  @Test
  void writesDownWhatIsToBeSent() {
    try (Webhook webhook = MonitoringListeners.webhook(URI.create("http://127.0.0.1:9/"))) {
      FileWorkspace own = opened();
      Setup setup =
          new Setup("hourly", HOURLY, policy(CatchUp.ALL, 100, 10), List.of(webhook, webhook));
      ScheduleBook sending = ScheduleBook.open(own, setup, NOON, nanos::get);
      assertThat(runAll(sending, at(12))).hasSize(12);
      Store store = FileWorkspace.tablesOf(own);
      var pending = store.read(c -> DeliveryTable.pending(c, "hourly", webhook.id(), 99));
      assertThat(pending).as("what is pruned is not sent").hasSize(10);
      Due due = pending.get(0).run().due();
      assertThat(hour(due.time())).isEqualTo(3);
      List<Boolean> done =
          List.of(
              store.write(c -> DeliveryTable.count(c, due, webhook.id(), 0)),
              store.write(c -> DeliveryTable.count(c, due, webhook.id(), 0)),
              store.write(c -> DeliveryTable.remove(c, due, webhook.id())));
      assertThat(done).containsExactly(true, false, true);
      pending = store.read(c -> DeliveryTable.pending(c, "hourly", webhook.id(), 99));
      assertThat(pending).hasSize(9);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void catchesUpSoManyAtMost(int limit) {
    assertThat(runAll(process(CatchUp.ALL, limit), at(10))).hasSize(limit + 1);
    assertThat(book.history(100)).hasSize(limit + 1);
  }

  @Test
  void eachDueTimeIsRunByOneOfMany() throws Exception {
    List<Instant> run = Collections.synchronizedList(new ArrayList<>());
    List<Callable<Boolean>> processes = new ArrayList<>();
    for (int p = 0; p < 4; p++) {
      ScheduleBook process = process(CatchUp.ALL, 100);
      processes.add(
          () -> {
            while (run.size() < 40) {
              process.claimDue(at(40)).claim().ifPresent(claim -> run(process, claim, run));
            }
            return true;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (var done : threads.invokeAll(processes)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(run).hasSize(40).doesNotHaveDuplicates().isSorted();
  }

  private void run(ScheduleBook process, Claim claim, List<Instant> run) {
    run.add(claim.due().time());
    assertThat(end(process, claim)).isPresent();
  }
}
