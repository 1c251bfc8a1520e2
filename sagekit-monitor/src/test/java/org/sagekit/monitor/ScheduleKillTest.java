package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.RunContext;
import org.sagekit.api.Stages;
import org.sagekit.api.monitor.schedule.ActiveSchedule;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduleWindow;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;
import org.sagekit.core.SageKit;
import org.sagekit.monitor.schedule.MonitoringListeners;
import org.sagekit.monitor.timing.Timings;

/** Two processes work on one schedule and are killed: each due time ends with one result. */
class ScheduleKillTest {
  private static final int SIGKILL = 128 + 9;
  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final Duration LEASE = Duration.ofSeconds(1);
  @TempDir Path home;

  @Test
  void eachDueTimeHasOneResultHoweverProcessesDie() throws Exception {
    Child first = Child.start(home);
    Child second = Child.start(home);
    first.read(5);
    second.read(5);
    first.kill();
    second.read(20); // with what the first one left behind
    second.kill();
    List<String> told = new ArrayList<>(first.told);
    told.addAll(second.told);
    List<ScheduledRun> runs = finished();
    assertThat(told).doesNotHaveDuplicates();
    assertThat(runs).extracting(ScheduledRun::status).containsOnly(Status.COMPLETED);
    assertThat(runs).extracting(run -> run.due().time().toString()).containsAll(told);
    assertThat(runs).extracting(ScheduledRun::runId).doesNotHaveDuplicates();
    Instant newest = runs.get(0).due().time();
    for (int i = 0; i < runs.size(); i++) {
      assertThat(runs.get(i).due().time()).isEqualTo(newest.minus(PERIOD.multipliedBy(i)));
    }
  }

  /** What a later process makes of it, by a clock that stands at the last due time. */
  private List<ScheduledRun> finished() {
    Instant last;
    try (SageKit kit = SageKit.open(home)) {
      last = MonitoringSchedule.history(kit, "often", 1).get(0).due().time();
    }
    AtomicLong nanos = new AtomicLong();
    try (SageKit kit = SageKit.open(home, o -> o.clock(Clock.fixed(last, ZoneOffset.UTC)))) {
      ActiveSchedule active = schedule().nanos(nanos::get).build().open(kit);
      active.runDue();
      nanos.addAndGet(LEASE.toNanos());
      active.runDue();
      return active.history(100_000);
    }
  }

  private static MonitoringSchedule.Builder schedule() {
    return MonitoringSchedule.named("often", Timings.every(PERIOD))
        .runs(
            Stages.of("look", (ScheduleWindow window, RunContext run) -> Outcome.clear()),
            window -> window,
            outcome -> outcome)
        .catchUpLimit(10_000)
        .lease(LEASE);
  }

  /** Works until it is killed, and tells each due time of which the result is in the history. */
  public static void main(String[] args) throws InterruptedException {
    SageKit kit = SageKit.open(Path.of(args[0]), o -> o.threads(1));
    schedule()
        .listener(MonitoringListeners.of(run -> System.out.println(run.due().time() + "!")))
        .build()
        .start(kit);
    Thread.currentThread().join();
  }

  private record Child(Process process, BufferedReader out, List<String> told) {
    static Child start(Path home) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ScheduleKillTest.class.getName(),
                  home.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      return new Child(process, out, new ArrayList<>());
    }

    void read(int count) throws IOException {
      for (int i = 0; i < count; i++) {
        String line = out.readLine();
        assertThat(line).as("a child that works").endsWith("!");
        told.add(line.substring(0, line.length() - 1));
      }
    }

    void kill() throws IOException, InterruptedException {
      process.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.endsWith("!")) {
          told.add(line.substring(0, line.length() - 1));
        }
      }
      assertThat(process.waitFor()).isEqualTo(SIGKILL);
    }
  }
}
