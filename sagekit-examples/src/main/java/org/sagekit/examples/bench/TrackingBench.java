package org.sagekit.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.core.SageKit;

/**
 * How fast runs are written and read: scalars logged and durable at the flush, a run with one value
 * beside bare durable commits of SQLite in the same folder, opening a workspace of a million points
 * again, and thinning them. Prints medians as JSON. The argument is the number of turns:
 *
 * <pre>{@code
 * mvn -q compile exec:java -Dexec.mainClass=org.sagekit.examples.bench.TrackingBench -Dexec.args=20
 * }</pre>
 */
public final class TrackingBench {
  private static final int POINTS = 1_000_000;
  private static final int SHOWN = 2000;
  private static final int TURNS = 20;
  private static final int WARM = 50;

  private final Path folder;
  private final int turns;

  private TrackingBench(Path folder, int turns) {
    this.folder = folder;
    this.turns = turns;
  }

  public static void main(String[] args) throws IOException, SQLException {
    int turns = args.length > 0 ? Integer.parseInt(args[0]) : TURNS;
    Path folder = Files.createTempDirectory("tracking");
    try {
      System.out.println(new TrackingBench(folder, turns).run());
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  private String run() throws SQLException {
    Path home = folder.resolve("workspace");
    double scalars;
    double thin;
    double first;
    double commit;
    String last = "";
    try (SageKit kit = SageKit.open(home.resolveSibling("warm"))) {
      series(kit); // the virtual machine compiles
      double[] seconds = new double[turns];
      double[] thinning = new double[turns];
      for (int turn = 0; turn < turns; turn++) {
        long begun = System.nanoTime();
        String id = series(kit);
        seconds[turn] = since(begun);
        begun = System.nanoTime();
        kit.tracker().series(id, "loss", SeriesWindow.all().points(SHOWN));
        thinning[turn] = since(begun);
      }
      scalars = POINTS / median(seconds);
      thin = median(thinning);
      double[] pair = firstRuns(kit);
      first = pair[0];
      commit = pair[1];
    }
    try (SageKit kit = SageKit.open(home)) {
      last = series(kit);
    }
    double[] reopening = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      long begun = System.nanoTime();
      try (SageKit kit = SageKit.open(home)) {
        kit.tracker().search(RunSearch.of("count(loss) > 0"));
        kit.tracker().run(last);
        reopening[turn] = since(begun);
      }
    }
    return String.format(
        Locale.ROOT,
        "{\"scalarsPerSecond\":%.0f,\"thinMillis\":%.1f,\"firstRunMillis\":%.2f,"
            + "\"bareCommitMillis\":%.2f,\"firstRunLimitMillis\":%.2f,\"reopenMillis\":%.1f}",
        scalars,
        thin * 1000,
        first * 1000,
        commit * 1000,
        3 * commit * 1000 + 5,
        median(reopening) * 1000);
  }

  private static String series(SageKit kit) {
    try (RunLog run = kit.tracker().begin("bench", "series")) {
      for (int step = 0; step < POINTS; step++) {
        run.log("loss", step, 1.0 / (1 + step));
      }
      run.flush();
      return run.id();
    }
  }

  /** In turns, so that both meet the same disk: a run with one value, and a bare commit. */
  private double[] firstRuns(SageKit kit) throws SQLException {
    int rounds = WARM + turns;
    double[] runs = new double[rounds];
    double[] commits = new double[rounds];
    try (Connection bare =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bare.db"))) {
      try (var statement = bare.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, value REAL)");
      }
      try (var insert = bare.prepareStatement("INSERT INTO t (value) VALUES (?)")) {
        for (int round = 0; round < rounds; round++) {
          long begun = System.nanoTime();
          try (RunLog run = kit.tracker().begin("bench", "one value")) {
            run.log("loss", 0, round);
          }
          runs[round] = since(begun);
          begun = System.nanoTime();
          insert.setDouble(1, round);
          insert.executeUpdate();
          commits[round] = since(begun);
        }
      }
    }
    return new double[] {
      median(Arrays.copyOfRange(runs, WARM, rounds)),
      median(Arrays.copyOfRange(commits, WARM, rounds))
    };
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
