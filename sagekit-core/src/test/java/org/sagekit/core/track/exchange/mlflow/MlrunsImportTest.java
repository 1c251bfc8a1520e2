package org.sagekit.core.track.exchange.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.StoppedException;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.track.RunImports;
import org.sagekit.core.track.Trackers;
import org.sagekit.core.track.exchange.Carried;
import org.sagekit.core.track.exchange.Fixtures;
import org.sagekit.core.track.exchange.ImportReport;

class MlrunsImportTest {
  private static final String EXPERIMENT = "201877966426115380";
  private static final String PARENT = "082440e90fd54e2a84de4a140f5f9f05";
  private static final String CHILD = "adb403bc48c14aa9808581ce8a1f925d";
  @TempDir private Path home;
  private FileWorkspace workspace;
  private Tracker tracker;
  private Path mlruns;
  private Path parent;

  @BeforeEach
  void open() {
    workspace = FileWorkspace.open(home.resolve("workspace"));
    tracker = Trackers.of(workspace);
    mlruns = Fixtures.copy("mlruns", home.resolve("mlruns"));
    parent = mlruns.resolve(EXPERIMENT).resolve(PARENT);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private ImportReport bringIn() {
    return RunImports.into(tracker).mlruns(mlruns);
  }

  private TrackedRun run(String name) {
    return tracker.search(RunSearch.all()).runs().stream()
        .filter(run -> run.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private Series series(String name, String metric) {
    return tracker.series(run(name).id(), metric, SeriesWindow.all());
  }

  private static void append(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void endsIfItIsInterruptedAndGoesOnTheNextTime() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::bringIn)
        .isInstanceOf(StoppedException.class)
        .hasMessageContaining("The import was interrupted.");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(bringIn().runs()).isNotEmpty();
  }

  @Test
  void takesAllRunsThatAreNotDeleted() {
    ImportReport report = bringIn();
    assertThat(report.runs()).hasSize(4);
    assertThat(report.deleted()).isEqualTo(2);
    assertThat(report.carried()).isEqualTo(new Carried(4, 27, 31, 3, 1));
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void takesWhatARunIs() {
    bringIn();
    TrackedRun run = run("parent run");
    assertThat(run.kind()).isEqualTo(RunKind.IMPORTED);
    assertThat(run.experiment()).isEqualTo("churn: \"north\" # ünïcode");
    assertThat(run.status()).isEqualTo(Status.COMPLETED);
    assertThat(run.started()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    assertThat(run.ended()).contains(Instant.ofEpochMilli(1_700_000_100_000L));
  }

  @Test
  void takesParametersAndTagsAsTheyWere() {
    bringIn();
    TrackedRun run = run("parent run");
    assertThat(run.params())
        .containsExactly(
            entry("empty", ""),
            entry("model/layers/0", "64"),
            entry("rate", "0.1"),
            entry("text", "line one\nline two"));
    assertThat(run.tags())
        .containsEntry("mlflow.note.content", "two\nlines, äöü\n\n  end ")
        .containsEntry("mlflow.runId", PARENT)
        .containsEntry("mlflow.experimentId", EXPERIMENT)
        .containsEntry("mlflow.experiment.team", "a")
        .containsEntry("mlflow.user", "someone");
  }

  @Test
  void takesEveryPointOfEveryMetric() {
    bringIn();
    assertThat(series("parent run", "loss").points())
        .hasSize(20)
        .contains(new Series.Point(3, Instant.ofEpochMilli(1_700_000_003_000L), 0.25));
    assertThat(series("parent run", "val/acc").points()).hasSize(5);
    assertThat(series("parent run", "odd").points())
        .extracting(Series.Point::value)
        .containsExactly(1e-300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  @Test
  void nestsRunsAsTheyWere() {
    bringIn();
    TrackedRun grandchild = run("grandchild");
    assertThat(grandchild.parent()).contains(run("child: 1").id());
    assertThat(grandchild.path()).isEqualTo("parent run/child: 1/grandchild");
    assertThat(grandchild.status()).isEqualTo(Status.STOPPED);
    assertThat(run("child: 1").status()).isEqualTo(Status.FAILED);
  }

  @Test
  void takesFilesAndDatasets() {
    bringIn();
    List<Artifact> artifacts = tracker.artifacts(run("parent run").id());
    assertThat(artifacts)
        .extracting(Artifact::name)
        .containsExactly(
            "mlflow.inputs/f618f3afdfd23e9dac32e0d19468826c.json",
            "notes/hello.txt",
            "summary.json");
    assertThat(tracker.bytes(artifacts.get(0))).asString().contains("\"digest\": \"abc12345\"");
    assertThat(tracker.bytes(artifacts.get(1))).asString().isEqualTo("hello\n");
    assertThat(tracker.values(run("parent run").id()))
        .extracting(value -> value.kind() + " " + value.name())
        .containsExactly("dataset votes");
  }

  @Test
  void stopsWhatHasNotEndedAtItsLastPoint() {
    bringIn();
    TrackedRun run = run("yes");
    assertThat(run.status()).isEqualTo(Status.STOPPED);
    assertThat(run.reason()).contains("It was running when it was brought in.");
    assertThat(run.ended()).contains(Instant.ofEpochMilli(1_700_000_041_000L));
    assertThat(run.tags()).containsEntry("mlflow.status", "RUNNING");
  }

  @Test
  void takesDeletedRunsIfAsked() {
    ImportReport report = RunImports.into(tracker).withDeleted().mlruns(mlruns);
    assertThat(report.runs()).hasSize(6);
    assertThat(run("gone").tags()).containsEntry("mlflow.lifecycleStage", "deleted");
    assertThat(run("lost").experiment()).isEqualTo("thrown away");
  }

  @Test
  void touchesNothingTheSecondTime() {
    bringIn();
    ImportReport again = bringIn();
    assertThat(again.runs()).isEmpty();
    assertThat(again.grown()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(4);
    assertThat(again.carried()).isEqualTo(new Carried(0, 0, 0, 0, 0));
  }

  @Test
  void addsWhatARunHasGotSince() throws IOException {
    bringIn();
    append(parent.resolve("metrics/loss"), "1700000020000 0.01 20\n");
    append(parent.resolve("params/later"), "1");
    append(parent.resolve("artifacts/more.txt"), "more");
    ImportReport again = bringIn();
    assertThat(again.grown()).containsExactly(run("parent run").id());
    assertThat(again.carried()).isEqualTo(new Carried(1, 0, 1, 1, 0));
    assertThat(series("parent run", "loss").points()).hasSize(21);
    assertThat(run("parent run").status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void goesOnWithARunThatEndsLater() throws IOException {
    bringIn();
    Path meta = mlruns.resolve("0/d6f6a1678e1c4b4fae542eaef4d7fd0a/meta.yaml");
    String ended = Files.readString(meta).replace("end_time: null", "end_time: 1700000099000");
    Files.writeString(meta, ended.replace("status: 1", "status: 3"));
    bringIn();
    assertThat(run("yes").status()).isEqualTo(Status.COMPLETED);
    assertThat(run("yes").ended()).contains(Instant.ofEpochMilli(1_700_000_099_000L));
    assertThat(run("yes").tags()).containsEntry("mlflow.status", "FINISHED");
  }

  @Test
  void leavesASeriesThatIsAnotherOneNow() throws IOException {
    bringIn();
    Path loss = parent.resolve("metrics/loss");
    Files.writeString(loss, Files.readString(loss).replace(" 1.0 0", " 7.0 0") + "9 9 99\n");
    ImportReport again = bringIn();
    assertThat(again.notes())
        .containsExactly(
            "Run 'parent run': metric 'loss' has other points than were brought in before: it was left as it is here.");
    assertThat(series("parent run", "loss").points()).hasSize(20);
  }

  @Test
  void tellsAParameterThatHasChanged() throws IOException {
    bringIn();
    append(parent.resolve("params/rate"), "5");
    assertThat(bringIn().notes())
        .containsExactly(
            "Run 'parent run': parameter 'rate' was not taken: it has another value here, and parameters stay.");
  }

  @Test
  void tellsDamagedLinesAndTakesTheRest() throws IOException {
    append(
        parent.resolve("metrics/bad"),
        "1 0.5\n2 0.6 1 name digest\nx\n3 0x1p3 2\n" + "9".repeat(6000) + "\n4 0.7 3\n5 0.");
    ImportReport report = bringIn();
    String file = "'" + EXPERIMENT + "/" + PARENT + "/metrics/bad': line ";
    assertThat(report.notes())
        .containsExactly(
            file + "3 must have a time, a value and a step and was not taken.",
            file + "4 must have a time, a value and a step and was not taken.",
            file + "5 has more than 5000 bytes and was not taken.",
            file + "7 has no end and was not taken.");
    assertThat(series("parent run", "bad").points())
        .extracting(Series.Point::value)
        .containsExactly(0.5, 0.6, 0.7);
  }

  @Test
  void tellsOnlyTheFirstOfManyDamagedLines() throws IOException {
    append(parent.resolve("metrics/bad"), "x\n".repeat(1000));
    assertThat(bringIn().notes()).hasSize(6).last().asString().contains("995 more lines");
  }

  @Test
  void tellsTextsThatCantBeTaken() throws IOException {
    append(parent.resolve("params/long"), "x".repeat(100_001));
    append(parent.resolve("params/huge"), "x".repeat(400_001));
    Files.write(parent.resolve("params/latin"), "ü".getBytes(StandardCharsets.ISO_8859_1));
    append(parent.resolve("params/bell\u0007"), "x");
    assertThat(bringIn().notes())
        .containsExactlyInAnyOrder(
            "Run 'parent run': parameter 'long' was not taken: its value has 100001 characters, and may have 100000.",
            "'"
                + EXPERIMENT
                + "/"
                + PARENT
                + "/params/huge' has more than 400000 bytes and was not taken.",
            "'" + EXPERIMENT + "/" + PARENT + "/params/latin' is no UTF-8 and was not taken.",
            "Run 'parent run': parameter 'bell?' was not taken: its name has a control character.");
  }

  @Test
  void putsARunWithoutItsParentAtTheTop() throws IOException {
    Files.delete(parent.resolve("meta.yaml"));
    ImportReport report = bringIn();
    assertThat(report.runs()).hasSize(3);
    assertThat(report.notes())
        .containsExactly(
            "'"
                + EXPERIMENT
                + "/"
                + PARENT
                + "' has no meta.yaml that can be read: no run was taken.",
            "Run 'child: 1': the run '"
                + PARENT
                + "' that it is nested in was not taken: it stands at the top.");
    assertThat(run("grandchild").path()).isEqualTo("child: 1/grandchild");
  }

  @Test
  void breaksACircleOfParents() throws IOException {
    append(parent.resolve("tags/mlflow.parentRunId"), CHILD);
    ImportReport report = bringIn();
    assertThat(report.runs()).hasSize(4);
    assertThat(run("parent run").parent()).isEmpty();
    assertThat(run("child: 1").parent()).contains(run("parent run").id());
  }

  @Test
  void doesNotFollowLinksThatLeadOut() throws IOException {
    Path secret = Files.writeString(home.resolve("secret"), "secret");
    Path artifacts = parent.resolve("artifacts");
    Files.createSymbolicLink(artifacts.resolve("out"), secret);
    Files.createSymbolicLink(artifacts.resolve("folder"), home);
    Files.createSymbolicLink(parent.resolve("params/out"), secret);
    Files.createSymbolicLink(artifacts.resolve("in"), artifacts.resolve("summary.json"));
    ImportReport report = bringIn();
    assertThat(report.notes()).hasSize(3).allMatch(note -> note.contains("not taken"));
    assertThat(tracker.artifacts(run("parent run").id()))
        .extracting(Artifact::name)
        .contains("in")
        .doesNotContain("out", "folder");
    assertThat(run("parent run").params()).doesNotContainKey("out");
  }

  @Test
  void leavesOutFilesThatAreTooLarge() {
    ImportReport report = RunImports.into(tracker).largestArtifact(6).mlruns(mlruns);
    assertThat(report.notes())
        .containsExactly(
            "Run 'parent run': file 'summary.json' has 12 bytes and was not taken: 6 are allowed.");
  }

  @Test
  void tellsWhatAMetaFileHasWrong() throws IOException {
    Path meta = mlruns.resolve(EXPERIMENT).resolve(CHILD).resolve("meta.yaml");
    String text = Files.readString(meta).replace("status: 4", "status: 9");
    Files.writeString(meta, text.replace("end_time: 1700000020000", "end_time: soon"));
    assertThat(bringIn().notes())
        .containsExactlyInAnyOrder(
            "'"
                + EXPERIMENT
                + "/"
                + CHILD
                + "' has the status '9', which MLflow does not know: it counts as RUNNING.",
            "'" + EXPERIMENT + "/" + CHILD + "' has the time 'soon', which is none.");
  }

  @Test
  void keepsItsOwnTags() throws IOException {
    append(parent.resolve("tags/mlflow.runId"), "another");
    assertThat(bringIn().notes())
        .containsExactly(
            "Run 'parent run': tag 'mlflow.runId' was not taken: the import has one of this name.");
    assertThat(bringIn().unchanged()).isEqualTo(4);
  }

  @Test
  void takesOneOfTwoRunsWithOneIdentity() throws IOException {
    Path child = mlruns.resolve(EXPERIMENT).resolve(CHILD);
    Path twin = Files.createDirectory(child.resolveSibling("z"));
    Files.copy(child.resolve("meta.yaml"), twin.resolve("meta.yaml"));
    ImportReport report = bringIn();
    assertThat(report.runs()).hasSize(4);
    assertThat(report.notes())
        .containsExactly(
            "'"
                + EXPERIMENT
                + "/z' was not taken: its run_id '"
                + CHILD
                + "' is that of another run.");
  }

  @Test
  void refusesAFolderThatIsNone() {
    assertThatThrownBy(() -> RunImports.into(tracker).mlruns(home.resolve("nowhere")))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("MLflow folder: folder must be there, but '");
    assertThatThrownBy(() -> RunImports.into(tracker).mlruns(parent))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there must be a folder with a meta.yaml for each experiment");
  }

  @Test
  void sumsItselfUp() {
    assertThat(bringIn().summary().title()).startsWith("Import from MLflow folder '");
  }
}
