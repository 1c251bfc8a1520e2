package org.sagekit.core.track.exchange.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.track.MlflowExport;
import org.sagekit.core.track.RunImports;
import org.sagekit.core.track.Trackers;
import org.sagekit.core.track.exchange.Carried;
import org.sagekit.core.track.exchange.ExportReport;
import org.sagekit.core.track.exchange.Fixtures;

class ServerExportTest {
  @TempDir private Path home;
  private FileWorkspace workspace;
  private Tracker tracker;
  private FakeMlflow server;

  @BeforeEach
  void open() throws IOException {
    workspace = FileWorkspace.open(home.resolve("workspace"));
    tracker = Trackers.of(workspace);
    server = new FakeMlflow();
  }

  @AfterEach
  void close() {
    server.close();
    workspace.close();
  }

  private ExportReport export() {
    return MlflowExport.to(server.address()).run(tracker, RunSearch.all());
  }

  private FakeMlflow.Run there(String name) {
    return server.run(name);
  }

  @Test
  void sendsWhatARunIs() {
    try (RunLog run = tracker.begin("churn", "by hand")) {
      run.param("rate", 0.1).tag("note", "two\nlines").log("loss", 3, 0.25, Instant.EPOCH);
      run.end(Status.FAILED, "no more memory");
    }
    ExportReport report = export();
    TrackedRun here = tracker.search(RunSearch.all()).runs().get(0);
    FakeMlflow.Run run = there("by hand");
    assertThat(report.made()).containsOnlyKeys(here.id());
    assertThat(run.text("status")).isEqualTo("FAILED");
    assertThat(run.info.get("start_time").getAsLong()).isEqualTo(here.started().toEpochMilli());
    assertThat(run.params).containsEntry("rate", "0.1");
    assertThat(run.tags)
        .containsEntry("note", "two\nlines")
        .containsEntry("sagekit.reason", "no more memory")
        .containsEntry("mlflow.source.name", "by hand");
    assertThat(run.metrics.get("loss")).hasSize(1).first().asString().contains("\"step\":3");
  }

  @Test
  void nestsRuns() {
    try (RunLog outer = tracker.begin("churn", "outer");
        RunLog inner = outer.begin("inner")) {
      inner.begin("innermost").close();
    }
    export();
    assertThat(there("innermost").tags)
        .containsEntry("mlflow.parentRunId", there("inner").text("run_id"));
    assertThat(there("inner").tags)
        .containsEntry("mlflow.parentRunId", there("outer").text("run_id"));
    assertThat(there("outer").tags).doesNotContainKey("mlflow.parentRunId");
  }

  @Test
  void sendsRunsByIdentityWithWhatIsInThem() {
    String id;
    try (RunLog outer = tracker.begin("churn", "outer")) {
      id = outer.id();
      outer.begin("inner").close();
    }
    tracker.begin("churn", "other").close();
    ExportReport report = MlflowExport.to(server.address()).run(tracker, List.of(id));
    assertThat(report.made()).hasSize(2).containsKey(id);
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void findsAParentThatWasSentBefore() {
    try (RunLog outer = tracker.begin("churn", "outer")) {
      export();
      String inner = outer.begin("inner").id();
      MlflowExport.to(server.address()).run(tracker, List.of(inner));
    }
    assertThat(there("inner").tags)
        .containsEntry("mlflow.parentRunId", there("outer").text("run_id"));
  }

  @Test
  void tellsAParentThatIsNotThere() {
    try (RunLog outer = tracker.begin("churn", "outer")) {
      String inner = outer.begin("inner").id();
      ExportReport report = MlflowExport.to(server.address()).run(tracker, List.of(inner));
      assertThat(report.notes())
          .containsExactly(
              "Run 'inner' (run-2): the run 'run-1' that it is nested in is not there: it stands at the top.");
    }
  }

  @Test
  void keepsToTheLimitsOfARequest() {
    try (RunLog run = tracker.begin("churn", "large")) {
      for (int i = 0; i < 250; i++) {
        run.param("p" + i, "ü".repeat(3000)).tag("t" + i, "x".repeat(4000));
      }
      for (int i = 0; i < 2500; i++) {
        run.log("loss", i, i);
      }
    }
    ExportReport report = export();
    assertThat(report.notes()).isEmpty();
    assertThat(there("large").params).hasSize(250);
    assertThat(there("large").metrics.get("loss")).hasSize(2500);
    assertThat(server.largestBody).isBetween(500_000, 1_000_000);
  }

  @Test
  void sendsFiguresThatJsonDoesNotKnow() {
    try (RunLog run = tracker.begin("churn", "odd")) {
      run.log("x", 0, Double.NaN).log("x", 1, Double.NEGATIVE_INFINITY);
      run.log("x", Long.MAX_VALUE, 1, Instant.ofEpochMilli(-5));
    }
    ExportReport report = export();
    assertThat(there("odd").metrics.get("x").toString())
        .contains("\"value\":\"NaN\"", "\"value\":\"-Infinity\"", "\"step\":9223372036854775807");
    assertThat(report.notes())
        .containsExactly(
            "Run 'odd' (run-1): metric 'x' has 1 infinite points, which a server with a database keeps as the greatest double.",
            "Run 'odd' (run-1): metric 'x' has 1 points before 1970, which MLflow can't have: they are at 1970 there.");
  }

  @Test
  void changesNamesThatAreRefusedAndKeepsTheirOwn() {
    try (RunLog run = tracker.begin("churn", "names")) {
      run.param("a:b", 1).log("../up", 0, 1).tag("x".repeat(300), "long");
    }
    ExportReport report = export();
    FakeMlflow.Run run = there("names");
    assertThat(run.params).containsKey(Keys.of("a:b"));
    assertThat(run.metrics).containsKey(Keys.of("../up"));
    assertThat(run.tags)
        .containsEntry("sagekit.name." + Keys.of("a:b"), "a:b")
        .containsEntry("sagekit.name." + Keys.of("../up"), "../up")
        .containsEntry("sagekit.name." + Keys.of("x".repeat(300)), "x".repeat(300));
    assertThat(report.notes()).hasSize(3);
  }

  @Test
  void cutsValuesThatAreTooLongAndSendsThemWhole() {
    try (RunLog run = tracker.begin("churn", "long")) {
      run.param("p", "x".repeat(7000)).tag("t", "😀".repeat(4000));
    }
    ExportReport report = export();
    assertThat(there("long").params.get("p")).hasSize(6000).endsWith("values.json)");
    assertThat(server.files).hasSize(1);
    assertThat(server.files.values().iterator().next())
        .asString(StandardCharsets.UTF_8)
        .contains("x".repeat(7000), "😀".repeat(4000));
    assertThat(report.notes()).hasSize(2);
  }

  @Test
  void sendsFiles() {
    try (RunLog run = tracker.begin("churn", "files")) {
      run.artifact("dir/ä b.txt", new byte[] {1, 2}, "text/plain");
      run.artifact("a#b%41", new byte[] {3}, "text/plain");
    }
    export();
    String folder = "1/" + there("files").text("run_id") + "/artifacts/";
    assertThat(server.files)
        .containsOnlyKeys(folder + "dir/ä b.txt", folder + Keys.ofFile("a#b%41"));
    assertThat(there("files").tags).containsValue("a#b%41");
  }

  @Test
  void tellsFilesThatTheServerDoesNotTake() {
    server.artifactRoot = "s3://bucket/";
    try (RunLog run = tracker.begin("churn", "files")) {
      run.artifact("a", new byte[] {1}, "text/plain");
    }
    assertThat(export().notes())
        .containsExactly(
            "Run 'files' (run-1): its 1 files were not sent, because the server does not take them itself.");
    assertThat(server.files).isEmpty();
  }

  @Test
  void sendsInputsAndOutputs() {
    Fingerprint rows = Fingerprint.of("rows");
    try (RunLog run = tracker.begin("churn", "values")) {
      run.input(Lineage.of("dataset", "rows", rows));
      run.output(Lineage.of("model", "m", Fingerprint.of("m")));
    }
    export();
    assertThat(there("values").datasets)
        .hasSize(1)
        .first()
        .asString()
        .contains(rows.hex().substring(0, 36), "\"name\":\"rows\"");
    assertThat(there("values").tags.get("sagekit.output.0")).contains(Fingerprint.of("m").hex());
  }

  @Test
  void doublesNothingTheSecondTime() {
    RunImports.into(tracker).mlruns(Fixtures.folder("mlruns"));
    export();
    ExportReport again = export();
    assertThat(again.made()).isEmpty();
    assertThat(again.found()).hasSize(4);
    assertThat(again.carried()).isEqualTo(new Carried(0, 0, 0, 0, 0));
    assertThat(there("parent run").metrics.get("loss")).hasSize(20);
  }

  @Test
  void addsWhatTheServerLacks() {
    String id = tracker.begin("churn", "grows").log("loss", 0, 1).flush().id();
    export();
    try (RunLog run = tracker.resume(id)) {
      run.log("loss", 1, 0.5).log("loss", -1, 2).param("late", 1).artifact("a", new byte[1], "x/y");
    }
    ExportReport again = export();
    assertThat(again.carried().points()).isEqualTo(2);
    assertThat(again.carried().params()).isEqualTo(1);
    assertThat(again.carried().artifacts()).isEqualTo(1);
    assertThat(there("grows").metrics.get("loss")).hasSize(3);
    assertThat(there("grows").text("status")).isEqualTo("FINISHED");
  }

  @Test
  void sendsTheRestOfABatchThatIsRefused() {
    tracker.begin("churn", "half").param("a", 1).param("b", 2).close();
    export();
    there("half").params.clear();
    server.canned.add(answer(200, "{\"experiment\":{\"experiment_id\":\"1\"}}"));
    String id = there("half").text("run_id");
    server.canned.add(answer(200, "{\"runs\":[{\"info\":{\"run_id\":\"%s\"}}]}".formatted(id)));
    server.canned.add(
        answer(
            200,
            "{\"run\":{\"info\":{\"run_id\":\"%s\",\"artifact_uri\":\"file:/x\"}}}".formatted(id)));
    there("half").params.put("a", "another");
    ExportReport again = export();
    assertThat(there("half").params).containsEntry("b", "2").containsEntry("a", "another");
    assertThat(again.notes()).hasSize(1).first().asString().contains("changing param a");
  }

  private static FakeMlflow.Canned answer(int status, String body) {
    return new FakeMlflow.Canned(status, java.util.Map.of(), body);
  }

  @Test
  void tellsAnExperimentThatIsDeletedThere() {
    tracker.begin("churn", "one").close();
    export();
    server.deletedExperiment = "churn";
    assertThat(export().notes())
        .containsExactly(
            "Run 'one' (run-1) was not sent: the experiment 'churn' is deleted there. Maybe restore it there");
  }

  @Test
  void refusesARunThatIsNotHere() {
    assertThatThrownBy(() -> MlflowExport.to(server.address()).run(tracker, List.of("run-9")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.requests).isEmpty();
  }
}
