package org.sagekit.core.track.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.track.Trackers;

class EarlierRunsTest {
  @TempDir private Path home;

  @Test
  void areBroughtOverOnce() {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      FileWorkspace.tablesOf(workspace).write(EarlierRunsTest::fill);
      Trackers.of(workspace);
      Tracker tracker = Trackers.of(workspace);
      TrackedRun run = tracker.run("run-1").orElseThrow();
      assertThat(run.kind()).isEqualTo(RunKind.PIPELINE);
      assertThat(run.status()).isEqualTo(Status.FAILED);
      assertThat(run.reason()).contains("no luck");
      assertThat(tracker.children("run-1"))
          .extracting(TrackedRun::path, TrackedRun::status, TrackedRun::restored)
          .containsExactly(
              tuple("tune", Status.FAILED, false), tuple("pack", Status.RUNNING, true));
      TrackedRun trial = tracker.children("run-2").get(0);
      assertThat(trial.params()).isEqualTo(Map.of("rate", "0.1"));
      assertThat(trial.metrics())
          .isEqualTo(Map.of("loss", new MetricSummary(2, 0.5, 0.5, 0.5, 0.5, 0.5, 0)));
      assertThat(run.metrics().keySet()).as("of no stage").containsExactly("said");
      assertThat(tracker.run("run-5")).as("brought over twice").isEmpty();
    }
  }

  private static boolean fill(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (String text :
          new String[] {
            "INSERT INTO run_of_2 (id, name, status, started, ended, reason) VALUES (7, 'line', 'FAILED', 1000, 9000, 'no luck')",
            "INSERT INTO run_stage (run, position, path, status, restored, seconds) VALUES (7, 0, 'line', 'FAILED', 0, NULL)",
            "INSERT INTO run_stage (run, position, path, status, restored, seconds) VALUES (7, 1, 'tune', 'FAILED', 0, 2.5)",
            "INSERT INTO run_stage (run, position, path, status, restored, seconds) VALUES (7, 2, 'tune/trial', 'COMPLETED', 0, 1)",
            "INSERT INTO run_stage (run, position, path, status, restored, seconds) VALUES (7, 3, 'pack', 'RUNNING', 1, NULL)",
            "INSERT INTO setting (run, position, name, value) VALUES (7, 2, 'rate', '0.1')",
            "INSERT INTO metric (run, path, name, step, value) VALUES (7, 'tune/trial', 'loss', 0, 0.5)",
            "INSERT INTO metric (run, path, name, step, value) VALUES (7, 'tune/trial', 'loss', 1, NULL)",
            "INSERT INTO metric (run, path, name, step, value) VALUES (7, 'elsewhere', 'said', 0, 1)"
          }) {
        statement.executeUpdate(text);
      }
      return true;
    }
  }
}
