package org.sagekit.examples;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.Pipeline;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.monitor.schedule.ActiveSchedule;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.monitor.MonitoringJob;
import org.sagekit.monitor.MonitoringSchedule;
import org.sagekit.monitor.schedule.MonitoringListeners;
import org.sagekit.monitor.timing.Timings;

/**
 * Looks every hour at what a model was asked, by a clock on which seven hours pass in a moment. In
 * two of them other people ask; in two, nobody is there to look, and they are caught up.
 */
public final class Schedules {
  private static final Cli CLI =
      Cli.of("Schedules", "looks every hour at what a model was asked; hours pass in a moment")
          .option("cron", "EXPRESSION", "when to look; '0 * * * *' by default")
          .flag("json", "ends with one line of JSON");

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int HOURS = 7;
  private static final int ASKED = 300;

  private Schedules() {}

  public static void main(String[] args) {
    CLI.main(args, Schedules::run);
  }

  static List<ScheduledRun> run(Arguments args, PrintStream out) throws Exception {
    FastClock clock = new FastClock(BEGIN);
    Dataset people = AdultSample.read();
    Dataset staff = AdultSample.where(people, "workclass", "Private"::equals);
    Dataset others = AdultSample.where(people, "workclass", kind -> !"Private".equals(kind));
    try (Scratch scratch = Scratch.open(clock)) {
      Endpoint endpoint = scratch.kit().run(line(), staff).output();
      ActiveSchedule active = schedule(args, endpoint, out).open(scratch.kit());
      for (int hour = 0; hour < HOURS; hour++) {
        ask(endpoint, hour == 2 || hour == 3 ? others : staff, hour);
        clock.move(Duration.ofHours(1));
        if (hour < 4 || hour == HOURS - 1) {
          active.runDue();
        }
      }
      List<ScheduledRun> history = new ArrayList<>(active.history(1_000));
      Collections.reverse(history);
      new ScheduleTable(history).print(args, out);
      return history;
    }
  }

  private static Pipeline<Dataset, Endpoint> line() {
    return TrainingJob.named("train", Trainers.xgboost())
        .target("class")
        .build()
        .then(PackagingJob.named("pack").build())
        .then(DeploymentJob.named("income").build());
  }

  private static MonitoringSchedule schedule(Arguments args, Endpoint endpoint, PrintStream out) {
    String cron = args.text("cron").orElse("0 * * * *");
    MonitoringListener teller =
        MonitoringListeners.of(run -> out.printf("%s: %s%n", run.due().time(), run.status()));
    return MonitoringSchedule.named("hourly", Timings.cron(cron, ZoneOffset.UTC))
        .watching(MonitoringJob.named("drift").build(), endpoint)
        .listener(MonitoringListeners.whenChanged(teller))
        .build();
  }

  private static void ask(Endpoint endpoint, Dataset rows, int hour) {
    int[] numbers = IntStream.range(0, ASKED).map(i -> (hour * ASKED + i) % rows.size()).toArray();
    List<String> ids = IntStream.range(0, ASKED).mapToObj(i -> hour + "-" + i).toList();
    endpoint.predict(ids, rows.rows(numbers));
  }
}
