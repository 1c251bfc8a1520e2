package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.core.internal.FileWorkspace;

/** What is left of a capture when the process dies in the middle of its work. */
@Tag("proof")
class KillTest {
  private static final DeploymentJob JOB = DeploymentJob.named("income").fileBytes(100_000).build();
  @TempDir Path home;

  /** The process that is killed: says how many answers have been flushed. */
  static final class Server {
    public static void main(String[] args) {
      try (FileWorkspace workspace = FileWorkspace.open(Path.of(args[0]));
          Endpoint endpoint = JOB.run(Fixtures.modelPackage(), TestRun.in(workspace))) {
        for (int i = 1; ; i++) {
          endpoint.predict(Fixtures.row(i));
          if (i % 100 == 0) {
            endpoint.flush();
            System.out.println(i);
          }
        }
      }
    }
  }

  private int killAfter(int lines) throws Exception {
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
    int before = 0;
    for (int kill = 1; kill <= 20; kill++) {
      int flushed = killAfter(1 + kill % 7);
      try (FileWorkspace workspace = FileWorkspace.open(home);
          Endpoint endpoint = JOB.run(Fixtures.modelPackage(), TestRun.in(workspace))) {
        List<CaptureRecord> records = endpoint.capture().records();
        assertThat(records).hasSizeGreaterThanOrEqualTo(before + flushed);
        assertThat(records).extracting(CaptureRecord::eventId).doesNotHaveDuplicates();
        before = records.size();
      }
    }
  }
}
