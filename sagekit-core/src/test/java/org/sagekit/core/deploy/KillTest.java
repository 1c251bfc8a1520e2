package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.core.internal.FileWorkspace;

/** What is left of a capture when the process dies in the middle of its work. */
class KillTest {
  private static final DeploymentJob JOB = DeploymentJob.named("income").fileBytes(100_000).build();

  /** Kills in one folder: every kill reads all its files again, so a folder without end is slow. */
  private static final int KILLS_IN_A_FOLDER = 25;

  @TempDir Path home;

  /** The process that is killed: says how many answers have been flushed. */
  static final class Server {
    public static void main(String[] args) {
      try (FileWorkspace workspace = FileWorkspace.open(Path.of(args[0]));
          Endpoint endpoint = JOB.run(Fixtures.modelPackage(), TestRun.in(workspace))) {
        // Nobody reads any more if the test itself was killed.
        for (int i = 1; !System.out.checkError(); i++) {
          endpoint.predict(Fixtures.row(i));
          if (i % 100 == 0) {
            endpoint.flush();
            System.out.println(i);
          }
        }
      }
    }
  }

  private static int killAfter(Path home, int lines, int nanos) throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int flushed = 0;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines; i++) {
        flushed = Integer.parseInt(out.readLine());
      }
      for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
        Thread.onSpinWait();
      }
      server.toHandle().destroyForcibly(); // unlike the process itself, leaves the stream open
      server.waitFor();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        flushed = Integer.parseInt(line);
      }
    }
    return flushed;
  }

  @Test
  void losesNothingThatWasFlushed() throws Exception {
    kill(3);
  }

  @Test
  @Tag("proof")
  void losesNothingThatWasFlushedFiveHundredTimes() throws Exception {
    kill(500);
  }

  private void kill(int times) throws Exception {
    Random random = new Random(7);
    for (int done = 0; done < times; done += KILLS_IN_A_FOLDER) {
      Path folder = home.resolve("after-" + done);
      killAgain(folder, Math.min(KILLS_IN_A_FOLDER, times - done), random);
    }
  }

  private static void killAgain(Path home, int times, Random random) throws Exception {
    long before = 0;
    for (int kill = 0; kill < times; kill++) {
      int flushed = killAfter(home, 1 + random.nextInt(4), random.nextInt(3_000_000));
      CaptureReading torn = CaptureFiles.of(home.resolve("capture")).forEach(record -> {});
      assertThat(torn.records()).isGreaterThanOrEqualTo(before + flushed);
      before = reopened(home, torn.records());
    }
    assertThat(CaptureFiles.of(home.resolve("capture")).read().rows().size()).isEqualTo(before);
  }

  /** Opening takes torn ends away and nothing else. */
  private static long reopened(Path home, long records) throws Exception {
    try (FileWorkspace workspace = FileWorkspace.open(home);
        Endpoint endpoint = JOB.run(Fixtures.modelPackage(), TestRun.in(workspace))) {
      assertThat(endpoint.captureCounts().served()).isZero();
    }
    Set<String> ids = new HashSet<>();
    CaptureReading whole =
        CaptureFiles.of(home.resolve("capture")).forEach(record -> ids.add(record.eventId()));
    assertThat(whole.unfinished()).isFalse();
    assertThat(whole.records()).isEqualTo(records);
    assertThat(ids).hasSize((int) records);
    return records;
  }
}
