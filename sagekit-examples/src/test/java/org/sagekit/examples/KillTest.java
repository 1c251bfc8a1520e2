package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.SageKit;

/**
 * Kills Quickstart at random moments with SIGKILL and runs it again: it must finish with the same
 * model, byte for byte, and repeat no finished stage.
 */
class KillTest {
  private static final int ROWS = 1500;
  private static final long SEED = 20_261_123;
  @TempDir static Path folder;
  private static String modelOfAnUndisturbedRun = "";
  private static long millis;
  private static Set<String> checkpointed = Set.of();

  private record Ended(boolean killed, String lastLine) {}

  @BeforeAll
  static void runUndisturbed() throws Exception {
    Path home = folder.resolve("undisturbed");
    long begun = System.nanoTime();
    modelOfAnUndisturbedRun = quickstart(home, Long.MAX_VALUE).lastLine();
    millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    assertThat(modelOfAnUndisturbedRun).matches("Model +[0-9a-f]{64}");
    assertThat(quickstart(home, Long.MAX_VALUE).lastLine()).isEqualTo(modelOfAnUndisturbedRun);
    checkpointed = restored(runs(home));
    assertThat(checkpointed).contains("label", "tune", "pack");
  }

  @Test
  void goesOnAfterThreeKills() throws Exception {
    killAndRunAgain(3);
  }

  @Test
  @Tag("proof")
  void goesOnAfterAHundredKills() throws Exception {
    killAndRunAgain(100);
  }

  private static void killAndRunAgain(int times) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int time = 0; time < times; time++) {
      Path home = killed("killed-" + times + "-" + time, random);
      Set<String> finished = finished(home);
      assertThat(quickstart(home, Long.MAX_VALUE).lastLine())
          .as("model after kill %s, seed %s", time, SEED)
          .isEqualTo(modelOfAnUndisturbedRun);
      finished.removeIf(path -> !checkpointed.contains(top(path)));
      Set<String> restored = restored(runs(home));
      assertThat(finished)
          .as("finished before kill %s, seed %s, and not worked again", time, SEED)
          .allMatch(path -> restored.contains(path) || restored.contains(top(path)));
    }
  }

  /**
   * A workspace whose first run was killed. A run may be quicker than the undisturbed one was, on a
   * cold machine by much: then it ended before its kill, tells how long a run takes at most, and
   * another one is begun in a workspace of its own.
   */
  private static Path killed(String name, SplittableRandom random) throws Exception {
    for (int attempt = 0; attempt < 20; attempt++) {
      Path home = folder.resolve(name + "-" + attempt);
      long begun = System.nanoTime();
      if (quickstart(home, random.nextLong(100, Math.max(200, millis))).killed()) {
        return home;
      }
      millis = Math.min(millis, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
    throw new AssertionError("20 runs of Quickstart ended before they could be killed");
  }

  /** A trial stands under its tuning: it comes back by itself, or the whole tuning does. */
  private static String top(String path) {
    return path.split("/")[0];
  }

  private static Set<String> finished(Path home) {
    return Files.exists(home.resolve("sagekit.db"))
        ? paths(runs(home), stage -> stage.status() == Status.COMPLETED)
        : new HashSet<>();
  }

  private static Set<String> restored(List<TrackedRun> runs) {
    return paths(runs, TrackedRun::restored);
  }

  private static Set<String> paths(List<TrackedRun> runs, Predicate<TrackedRun> test) {
    return runs.stream()
        .filter(test)
        .map(TrackedRun::path)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<TrackedRun> runs(Path home) {
    try (SageKit kit = SageKit.open(home)) {
      return kit.tracker().search(RunSearch.all()).runs();
    }
  }

  private static Ended quickstart(Path home, long killAfterMillis)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile(folder, "printed", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Quickstart.class.getName(),
                "--rows",
                Integer.toString(ROWS),
                "--workspace",
                home.toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean ended = process.waitFor(Math.min(killAfterMillis, 300_000), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
      return new Ended(true, "");
    }
    String text = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    return new Ended(false, text.strip().lines().reduce("", (a, b) -> b));
  }
}
