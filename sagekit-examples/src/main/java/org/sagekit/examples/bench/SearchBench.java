package org.sagekit.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.search.RunPage;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.SageKit;

/**
 * Records runs of many columns and times how they are found: the first search after opening, and
 * the median of 20 more. Run it with
 *
 * <pre>{@code
 * mvn -q compile exec:java -Dexec.mainClass=org.sagekit.examples.bench.SearchBench \
 *     -Dexec.args="--runs 10000"
 * }</pre>
 *
 * {@code --home} keeps the workspace there, and takes it if it is there.
 */
public final class SearchBench {
  private static final int PARAMS = 30;
  private static final int METRICS = 20;
  private static final int WORDS = 20;
  private static final int WARM_UPS = 50;
  private static final int TIMES = 20;
  private static final int PAGE = 100;
  private static final String FILTER =
      "min(metric_3) < 0.2 or last(metric_7) > 0.9 and not params.param_1 = 'value 3'";
  private static final RunSearch ORDERED = RunSearch.of(FILTER).orderBy("last(metric_5) desc");

  private SearchBench() {}

  public static void main(String[] args) throws IOException {
    int runs = Integer.parseInt(option(args, "--runs", "10000"));
    String kept = option(args, "--home", "");
    Path home = kept.isEmpty() ? Files.createTempDirectory("search") : Path.of(kept);
    if (!Files.exists(home.resolve("sagekit.db"))) {
      double seconds = millis(() -> record(home, runs)) / 1000;
      System.out.printf(Locale.ROOT, "recorded %,d runs in %.1f s%n", runs, seconds);
    }
    try (SageKit kit = SageKit.open(home)) {
      report(kit.tracker(), runs);
    }
    System.exit(0);
  }

  private static String option(String[] args, String name, String standard) {
    int at = Arrays.asList(args).indexOf(name);
    return at < 0 || at + 1 == args.length ? standard : args[at + 1];
  }

  private static boolean record(Path home, int runs) {
    try (SageKit kit = SageKit.open(home)) {
      Tracker tracker = kit.tracker();
      IntStream.range(0, runs).parallel().forEach(i -> record(tracker, i));
    }
    return true;
  }

  private static void record(Tracker tracker, int number) {
    Random random = new Random(number);
    try (RunLog run = tracker.begin("search", "run " + number)) {
      for (int i = 0; i < PARAMS; i++) {
        boolean isWord = i % 2 == 1;
        run.param("param_" + i, isWord ? "value " + random.nextInt(WORDS) : random.nextDouble());
      }
      for (int i = 0; i < METRICS; i++) {
        for (int step = 0; step < 5; step++) {
          run.log("metric_" + i, step, random.nextDouble());
        }
      }
    }
  }

  private static void report(Tracker tracker, int runs) {
    double cold = millis(() -> tracker.search(RunSearch.all()));
    double first = median(() -> tracker.search(ORDERED.limit(PAGE)));
    double allFound = median(() -> tracker.search(ORDERED.limit(runs)));
    double all =
        median(() -> tracker.search(RunSearch.all().orderBy("params.param_0").limit(runs)));
    double changed = medianAfterChange(tracker);
    long found = tracker.search(ORDERED).total();
    System.out.printf(
        Locale.ROOT,
        "first search %.0f ms; then, of %,d found: first %d %.2f ms, all %.2f ms;"
            + " all %,d runs %.2f ms; after a run was recorded %.2f ms%n",
        cold,
        found,
        PAGE,
        first,
        allFound,
        runs,
        all,
        changed);
    System.out.printf(
        Locale.ROOT,
        "{\"runs\": %d, \"columns\": %d, \"found\": %d, \"cold_ms\": %.1f, \"first_page_ms\": %.3f,"
            + " \"all_found_ms\": %.3f, \"all_runs_ms\": %.3f, \"after_change_ms\": %.3f}%n",
        runs,
        PARAMS + METRICS,
        found,
        cold,
        first,
        allFound,
        all,
        changed);
  }

  /** The search that follows the recording of a run, and must find it. */
  private static double medianAfterChange(Tracker tracker) {
    return median(
        IntStream.range(0, WARM_UPS + TIMES)
            .mapToDouble(
                i -> {
                  String id = recorded(tracker);
                  RunSearch search = RunSearch.of("id = '" + id + "'").limit(PAGE);
                  return millis(() -> tracker.search(search).runs().get(0));
                }));
  }

  private static String recorded(Tracker tracker) {
    try (RunLog run = tracker.begin("search", "new")) {
      return run.param("param_0", 2).id();
    }
  }

  private static double millis(Supplier<?> work) {
    long begin = System.nanoTime();
    Object result = work.get();
    double millis = (System.nanoTime() - begin) / 1e6;
    return result == null ? Double.NaN : millis;
  }

  private static double median(Supplier<RunPage> search) {
    return median(IntStream.range(0, WARM_UPS + TIMES).mapToDouble(i -> millis(search)));
  }

  /** Of the last of them: the first ones warm up. */
  private static double median(DoubleStream millis) {
    double[] sorted = millis.skip(WARM_UPS).sorted().toArray();
    return (sorted[TIMES / 2 - 1] + sorted[TIMES / 2]) / 2;
  }
}
