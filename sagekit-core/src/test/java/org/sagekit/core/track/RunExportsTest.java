package org.sagekit.core.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.StoreException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Json;

class RunExportsTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/sagekit/core/track");
  @TempDir Path home;

  private static TrackedRun run(String id, Map<String, String> params, MetricSummary loss) {
    return new TrackedRun(
        id,
        "churn, weekly",
        Optional.of("run-1"),
        "=try",
        RunKind.STAGE,
        "line/try",
        Status.FAILED,
        Instant.parse("2026-11-28T12:00:00Z"),
        Optional.of(Instant.parse("2026-11-28T12:01:30.5Z")),
        Optional.of("It said \"no\".\nTwice."),
        OptionalLong.of(Long.MAX_VALUE),
        false,
        new TreeMap<>(params),
        Map.of("note", "NA"),
        loss == null ? Map.of() : Map.of("val/loss", loss));
  }

  private static List<TrackedRun> some() {
    double nan = Double.NaN;
    return List.of(
        run("run-2", Map.of("rate", "-0.1", "opt", "adam"), new MetricSummary(3, 3, 1, 1, 3, 2, 9)),
        run("run-3", Map.of("rate", "", "cmd", "=1+1"), null),
        run("run-4", Map.of("cmd", "'quoted'"), new MetricSummary(1, nan, nan, nan, nan, nan, 0)));
  }

  /** Regenerate with {@code -Dsagekit.golden=update} and look at the difference. */
  @ParameterizedTest
  @ValueSource(strings = {"runs.csv", "runs.json"})
  void isAsItWasReviewed(String name) throws IOException {
    String made = name.endsWith("csv") ? RunExports.csv(some()) : RunExports.json(some());
    if ("update".equals(System.getProperty("sagekit.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name), made);
    }
    assertThat(made).isEqualTo(Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8));
  }

  @Test
  void csvIsReadBackAsATable() {
    Path file = home.resolve("runs.csv");
    RunExports.csv(some(), file);
    Dataset table = Datasets.csv(file).keepQuoted().read();
    assertThat(table.size()).isEqualTo(3);
    assertThat(table.schema().field("metrics.val/loss.last").type()).isEqualTo(FieldType.NUMERIC);
    assertThat(table.column("metrics.val/loss.mean").number(0)).isEqualTo(2);
    assertThat(table.column("metrics.val/loss.last").isMissing(2)).isTrue();
    assertThat(table.column("tags.note").text(0)).isEqualTo("NA");
    assertThat(table.column("reason").text(0)).isEqualTo("It said \"no\".\nTwice.");
    assertThat(table.column("name").text(0)).isEqualTo("'=try");
    assertThat(table.column("params.opt").isMissing(1)).isTrue();
  }

  @Property(tries = 300)
  void anyTextComesBackAndNoneIsAFormula(@ForAll String first, @ForAll String second)
      throws IOException {
    Path file = Files.createTempFile("runs", ".csv");
    String left = clean(first);
    String right = clean(second);
    RunExports.csv(List.of(run("run-1", Map.of("a", "x" + left, "b", right), null)), file);
    Dataset table = Datasets.csv(file).keepQuoted().read();
    Files.delete(file);
    assertThat(table.column("params.a").text(0)).isEqualTo("x" + left);
    String read = table.column("params.b").text(0);
    assertThat(read.startsWith("'") ? read.substring(1) : read).isEqualTo(right);
    assertThat(read).doesNotMatch("(?s)[=+@\t\r\n].*");
  }

  /** Half characters and NUL can't be in a store. */
  private static String clean(String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return whole.replace('\0', ' ').replace("\ufeff", "");
  }

  @Test
  void jsonIsReadBack() {
    var list = Json.value("runs", RunExports.json(some())).getAsJsonArray();
    assertThat(list).hasSize(3);
    var first = list.get(0).getAsJsonObject();
    assertThat(first.get("seed").getAsLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(first.getAsJsonObject("params").get("rate").getAsString()).isEqualTo("-0.1");
    var broken = list.get(2).getAsJsonObject().getAsJsonObject("metrics");
    assertThat(Json.real(broken.getAsJsonObject("val/loss").get("last"))).isNaN();
    assertThat(RunExports.json(List.of())).isEqualTo("[]\n");
  }

  @Test
  void aSeriesIsWrittenPointByPoint() throws IOException {
    Path file = home.resolve("loss.csv");
    try (FileWorkspace workspace = FileWorkspace.open(home.resolve("kit"))) {
      Tracker tracker = Trackers.of(workspace);
      RunLog log = tracker.begin("churn", "a");
      Instant time = Instant.parse("2026-11-28T12:00:00Z");
      log.log("loss", 0, 0.5, time).log("loss", 1, Double.NaN, time.plusMillis(5)).close();
      RunExports.seriesCsv(tracker, log.id(), "loss", file);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RunExports.seriesCsv(tracker, "run-99", "loss", file));
    }
    assertThat(file)
        .hasContent(
            """
            step,time,value
            0,2026-11-28T12:00:00Z,0.5
            1,2026-11-28T12:00:00.005Z,NaN
            """);
  }

  @Test
  void whatCantBeWrittenLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(home.resolve("runs.csv"), "before");
    TrackedRun half = run("run-1", Map.of("a", "\ud83d"), null);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> RunExports.csv(List.of(half), file))
        .withMessageEndingWith("can't be written: a text has half a character.");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> RunExports.csv(some(), home.resolve("gone/runs.csv")));
    assertThat(file).hasContent("before");
    assertThat(home).isDirectoryNotContaining("glob:**.part*");
  }

  @Test
  void saysThatTheFolderIsNotThere(@TempDir Path folder) {
    Path file = folder.resolve("nowhere/runs.csv");
    assertThatThrownBy(() -> RunExports.csv(List.of(), file))
        .isInstanceOf(StoreException.class)
        .hasMessage("File '%s' can't be written: its folder must be there.".formatted(file));
  }
}
