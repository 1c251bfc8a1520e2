package org.sagekit.core.track.exchange.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.StoppedException;
import org.sagekit.api.track.Tracker;
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

class TensorBoardImportTest {
  @TempDir private Path home;
  private FileWorkspace workspace;
  private Tracker tracker;
  private Path events;

  @BeforeEach
  void open() {
    workspace = FileWorkspace.open(home.resolve("workspace"));
    tracker = Trackers.of(workspace);
    events = Fixtures.copy("events", home.resolve("events"));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private ImportReport bringIn() {
    return RunImports.into(tracker).tensorBoard(events, "digits");
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
  void makesARunOfEachFolder() {
    ImportReport report = bringIn();
    assertThat(report.runs()).hasSize(3);
    assertThat(report.carried()).isEqualTo(new Carried(4, 6, 38, 0, 0));
    assertThat(run("train").experiment()).isEqualTo("digits");
    assertThat(run("train").status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void readsWhatTensorboardXHasWritten() {
    bringIn();
    assertThat(run("train").metrics()).containsOnlyKeys("acc/top1", "loss", "odd");
    assertThat(series("train", "loss").points())
        .hasSize(12)
        .contains(new Series.Point(3, Instant.ofEpochMilli(1_700_000_003_000L), 0.25));
    assertThat(series("train", "odd").points())
        .extracting(Series.Point::value)
        .containsExactly(Double.NaN, Double.POSITIVE_INFINITY);
  }

  @Test
  void readsTensorsOfScalarsOfEveryPrecision() {
    bringIn();
    assertThat(run("restarted").metrics()).containsOnlyKeys("count", "double", "half", "loss");
    assertThat(series("restarted", "double").points().get(2).value()).isEqualTo(2.1);
    assertThat(series("restarted", "half").points().get(2).value()).isEqualTo(2.5);
    assertThat(series("restarted", "count").points().get(2).value()).isEqualTo(2000);
  }

  @Test
  void dropsWhatWasLoggedBeforeARestart() {
    bringIn();
    assertThat(series("restarted", "loss").points())
        .extracting(Series.Point::value)
        .containsExactly(1.0, 0.9375, 0.875, 0.8125, 0.75, 0.1875, 0.125, 0.0625);
  }

  @Test
  void readsHyperparameters() {
    bringIn();
    assertThat(run("trial-1").params())
        .containsExactly(
            entry("layers", "3"),
            entry("name", "adam"),
            entry("nesterov", "true"),
            entry("rate", "0.1"));
  }

  @Test
  void tellsWhatIsNoScalar() {
    assertThat(bringIn().notes())
        .containsExactly(
            "Run 'restarted': 1 times 'tensor' was not taken: only scalars are.",
            "Run 'restarted': 5 points were not taken, because the training was started again from an earlier step.",
            "Run 'train': 1 times 'histogram' was not taken: only scalars are.",
            "Run 'train': 1 times 'tensor of text' was not taken: only scalars are.");
  }

  @Test
  void touchesNothingTheSecondTime() {
    bringIn();
    ImportReport again = bringIn();
    assertThat(again.runs()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(again.carried()).isEqualTo(new Carried(0, 0, 0, 0, 0));
  }

  @Test
  void addsTheEventsThatHaveComeSince() throws IOException {
    bringIn();
    Files.write(
        events.resolve("trial-1/events.out.tfevents.1700000001.host"),
        EventBytes.records(EventBytes.scalar("loss", 1_900_000_000, 4, 0.125f)),
        StandardOpenOption.APPEND);
    ImportReport again = bringIn();
    assertThat(again.grown()).containsExactly(run("trial-1").id());
    assertThat(series("trial-1", "loss").points()).hasSize(2);
    assertThat(run("trial-1").ended()).contains(Instant.ofEpochSecond(1_900_000_000));
  }

  @Test
  void callsTheRunOfTheFolderItselfByAPoint() throws IOException {
    Path folder = Files.createDirectory(home.resolve("single"));
    Files.write(
        folder.resolve("events.out.tfevents.1"),
        EventBytes.records(EventBytes.scalar("loss", Double.NaN, 1, 0.5f)));
    RunImports.into(tracker).tensorBoard(folder, "digits");
    assertThat(run(".").started()).isEqualTo(run(".").ended().orElseThrow());
  }

  @Test
  void tellsAFileWithoutEvents() throws IOException {
    Path folder = Files.createDirectory(home.resolve("empty"));
    Files.write(folder.resolve("events.out.tfevents.1"), new byte[5]);
    assertThat(RunImports.into(tracker).tensorBoard(folder, "digits").notes())
        .containsExactly(
            "'events.out.tfevents.1': the record at byte 0 was cut off.",
            "'.' has no event that can be read: no run was taken.");
  }

  @Test
  void refusesAFolderWithoutEventFiles() throws IOException {
    Path folder = Files.createDirectory(home.resolve("none"));
    assertThatThrownBy(() -> RunImports.into(tracker).tensorBoard(folder, "digits"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there must be files named 'events.out.tfevents...'");
    assertThatThrownBy(() -> RunImports.into(tracker).tensorBoard(folder, " "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
