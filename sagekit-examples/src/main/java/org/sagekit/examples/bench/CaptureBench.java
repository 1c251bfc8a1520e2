package org.sagekit.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.SageKit;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.deploy.CaptureFiles;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * What capturing adds to a prediction in process: the bare scorer, an endpoint that captures
 * nothing and one that captures everything answer the same rows in turns, and the percentiles of
 * each are printed as JSON, with the counts of the capture and what is in its files:
 *
 * <pre>{@code
 * mvn -q compile exec:java -Dexec.mainClass=org.sagekit.examples.bench.CaptureBench \
 *     -Dexec.args="--calls 400000 --threads 1 --rate 10000"
 * }</pre>
 *
 * {@code --rate} is the number of calls a second of each thread, 0 for as many as it can; {@code
 * --home} keeps the workspace there, such as on a disk that is too small: no prediction may fail.
 */
public final class CaptureBench {
  private static final int COLUMNS = 20;
  private static final int ROWS = 5_000;
  private static final int TURN = 500;
  private static final long SECOND = 1_000_000_000L;

  private final int calls;
  private final long pause;
  private final List<Row> rows = new ArrayList<>();

  private CaptureBench(int calls, long rate) {
    this.calls = calls;
    this.pause = rate == 0 ? 0 : SECOND / rate;
  }

  /** Nanoseconds of each call of one way to answer, and how many failed. */
  private static final class Lane {
    private final String name;
    private final Consumer<Row> answer;
    private final long[] nanos;
    private int count;
    private int failed;

    Lane(String name, Consumer<Row> answer, int calls) {
      this.name = name;
      this.answer = answer;
      this.nanos = new long[calls];
    }

    void call(Row row) {
      long begin = System.nanoTime();
      try {
        answer.accept(row);
      } catch (RuntimeException e) {
        failed++;
      }
      nanos[count++] = System.nanoTime() - begin;
    }
  }

  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(option(args, "--threads", "1"));
    long rate = Long.parseLong(option(args, "--rate", "10000"));
    int calls = Integer.parseInt(option(args, "--calls", "400000"));
    String kept = option(args, "--home", "");
    Path models = Files.createTempDirectory("capture-models");
    Path home = kept.isEmpty() ? Files.createTempDirectory("capture") : Path.of(kept);
    try {
      new CaptureBench(calls, rate).run(models, home, threads);
    } finally {
      delete(models);
      if (kept.isEmpty()) {
        delete(home);
      }
    }
    System.exit(0);
  }

  private static String option(String[] args, String name, String standard) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return args[i + 1];
      }
    }
    return standard;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  private void run(Path models, Path home, int threads) throws Exception {
    Path table = models.resolve("table.csv");
    new TableGenerator(COLUMNS).write(table, ROWS);
    Dataset data = Datasets.csv(table).read().as("c1", Role.TARGET);
    for (int i = 0; i < data.size(); i++) {
      rows.add(data.row(i));
    }
    try (SageKit trained = SageKit.open(models.resolve("kit"));
        SageKit kit = SageKit.open(home)) {
      TrainedModel model =
          trained
              .run(TrainingJob.named("bench", Trainers.linear()).target("c1").build(), data)
              .output();
      ModelPackage pack = trained.run(PackagingJob.named("bench").build(), model).output();
      Scorer scorer = Scorers.of(pack.graph());
      DeploymentJob job = DeploymentJob.named("all").build();
      Endpoint none =
          kit.run(job.toBuilder().name("none").capture(c -> c.sampling(0)).build(), pack).output();
      Endpoint all = kit.run(job, pack).output();
      List<Lane> lanes = new ArrayList<>();
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        List<Lane> own =
            List.of(
                new Lane("scorer", scorer::score, calls),
                new Lane("without", none::predict, calls),
                new Lane("with", all::predict, calls));
        lanes.addAll(own);
        callers.add(new Thread(() -> turns(own)));
      }
      callers.forEach(Thread::start);
      for (Thread caller : callers) {
        caller.join();
      }
      all.flush();
      print(lanes, all.captureCounts(), home);
    }
  }

  /** In turns, so that all see the same heat, load and collections; the first half warms up. */
  private void turns(List<Lane> lanes) {
    long next = System.nanoTime();
    for (int from = 0; from < calls; from += TURN) {
      for (Lane lane : lanes) {
        for (int i = from; i < Math.min(calls, from + TURN); i++) {
          next = pause == 0 ? 0 : Math.max(next + pause, System.nanoTime());
          while (pause > 0 && System.nanoTime() < next) {
            Thread.onSpinWait();
          }
          lane.call(rows.get(i % ROWS));
        }
      }
    }
  }

  private static void print(List<Lane> lanes, CaptureCounts counts, Path home) {
    double[] p99 = new double[3];
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 3; i++) {
      String name = lanes.get(i).name;
      long[] nanos =
          lanes.stream()
              .filter(lane -> lane.name.equals(name))
              .flatMapToLong(lane -> Arrays.stream(lane.nanos, lane.count / 2, lane.count))
              .sorted()
              .toArray();
      p99[i] = at(nanos, 0.99);
      json.append(
          String.format(
              Locale.ROOT,
              "\"%s\": {\"p50\": %.2f, \"p99\": %.2f, \"p999\": %.2f}, ",
              name,
              at(nanos, 0.5),
              p99[i],
              at(nanos, 0.999)));
    }
    int failed = lanes.stream().mapToInt(lane -> lane.failed).sum();
    long read =
        CaptureFiles.of(home.resolve("capture").resolve("all")).forEach(record -> {}).records();
    json.append(
        String.format(
            Locale.ROOT,
            "\"addedP99Micros\": %.2f, \"addedP99MicrosToScorer\": %.2f, \"failed\": %d,"
                + " \"served\": %d, \"captured\": %d, \"dropped\": %d, \"waiting\": %d,"
                + " \"recordsInFiles\": %d}",
            p99[2] - p99[1],
            p99[2] - p99[0],
            failed,
            counts.served(),
            counts.captured(),
            counts.dropped(),
            counts.waiting(),
            read));
    System.out.println(json);
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] / 1_000.0;
  }
}
