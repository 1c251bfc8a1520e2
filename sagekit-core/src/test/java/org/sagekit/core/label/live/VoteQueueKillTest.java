package org.sagekit.core.label.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.label.Vote;
import org.sagekit.core.internal.FileWorkspace;

/** A process that puts votes is killed in the middle: what it acknowledged is there. */
class VoteQueueKillTest {
  private static final int SIGKILL = 128 + 9;
  private static final int THREADS = 4;
  private static final int ACKNOWLEDGED = 200;
  @TempDir Path home;

  @Test
  void whatWasAcknowledgedSurvivesAKill() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                VoteQueueKillTest.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.endsWith(".")) {
          acknowledged.add(line.substring(0, line.length() - 1));
        }
        if (acknowledged.size() == ACKNOWLEDGED) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(process.waitFor()).isEqualTo(SIGKILL);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED);
    try (FileWorkspace workspace = FileWorkspace.open(home);
        VoteQueue queue = VoteQueue.lasting(workspace, "q", 10)) {
      assertThat(queue.earlier().all())
          .doesNotHaveDuplicates()
          .extracting(Vote::task)
          .containsAll(acknowledged)
          .hasSizeLessThanOrEqualTo(acknowledged.size() + THREADS);
    }
  }

  /** Puts until it is killed, and says of each vote that it was acknowledged. */
  public static void main(String[] args) {
    FileWorkspace workspace = FileWorkspace.open(Path.of(args[0]));
    VoteQueue queue = VoteQueue.lasting(workspace, "q", 10);
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "t" + thread;
      new Thread(() -> put(queue, name)).start();
    }
    while (true) {
      queue.take(Duration.ofSeconds(60));
    }
  }

  private static void put(VoteQueue queue, String name) {
    for (int i = 0; ; i++) {
      queue.put(new Vote<>(name + "-" + i, "w", "x"));
      System.out.println(name + "-" + i + ".");
    }
  }
}
