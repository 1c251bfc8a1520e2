package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.Stages;
import org.sagekit.api.StoreException;
import org.sagekit.api.Summary;
import org.sagekit.api.WaitingException;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelsAggregated;
import org.sagekit.core.internal.TextCodec.Text;

class RunReportTest {
  @TempDir Path home;

  private record Found(String path, String what) implements RunEvent, Summary.Source {
    @Override
    public Summary summary() {
      return Summary.of("Found " + what);
    }
  }

  private record Mute() implements Summary.Source {
    @Override
    public Summary summary() {
      throw new IllegalStateException("wordless");
    }
  }

  private record Set(String name, Settings settings) implements Stage<Text, Text> {
    @Override
    public Text run(Text input, RunContext run) {
      return new Text(name);
    }
  }

  private static Stage<Text, Text> says(String name, String text) {
    return Stages.of(name, "1", (Text in, RunContext run) -> new Text(text));
  }

  private PipelineRun<?> run(Stage<Text, ?> stage) {
    try (SageKit kit = SageKit.open(home)) {
      return kit.start(stage, new Text("in")).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(PipelineRun<?> run) {
    return RunReport.of(run).toString();
  }

  private String html(PipelineRun<?> run) throws Exception {
    Path file = home.resolve("report.html");
    RunReport.of(run).writeHtml(file);
    return Files.readString(file);
  }

  @Test
  void tellsOfEveryStageInTheOrderOfTheLine() {
    String report = text(run(says("label", "labels").then(says("train", "a model"))));
    assertThat(report)
        .startsWith("label > train\nRun report \u00b7 run run-1 \u00b7 status completed")
        .containsSubsequence("\u2713 label", "\u2713 train", "\u2500 label", "labels")
        .containsSubsequence("\u2500 train", "a model")
        .doesNotContain("label > train \u2500");
  }

  @Test
  void tellsRestoredStagesFromThoseThatWorked() throws Exception {
    run(says("label", "labels"));
    PipelineRun<?> again = run(says("label", "labels").then(says("train", "a model")));
    assertThat(text(again)).contains("stages 2 (1 restored)", "\u21ba label", "\u2713 train");
    assertThat(html(again)).containsOnlyOnce("class=\"restored\"");
  }

  @Test
  void putsStagesInsideAStageUnderIt() {
    String report =
        text(run(Stages.both("publish", says("pack", "package"), says("watch", "drift"))));
    assertThat(report)
        .containsSubsequence("\u2713 publish", "\u2713   pack", "\u2713   watch", "\u2500 pack")
        .doesNotContain("Pair[", "\u2500 publish");
  }

  @Test
  void leavesOutTrials() {
    Stage<Text, Text> tune =
        Stages.of("tune", (Text in, RunContext run) -> run.call(says("trial-1", "out"), in));
    assertThat(text(run(tune))).contains("stages 1").doesNotContain("trial-1");
  }

  @Test
  void showsAnOutputOnceAtTheStageThatMadeIt() {
    Stage<Text, Text> pass = Stages.of("pass", (Text in, RunContext run) -> in);
    assertThat(text(run(says("make", "the output").then(pass))))
        .containsOnlyOnce("the output")
        .contains("Returned what 'make' returned.");
  }

  @Test
  void showsEventsThatSumSomethingUpWithTheirStage() {
    Stage<Text, Text> label =
        Stages.of(
            "label",
            (Text in, RunContext run) -> {
              run.emit(new Found(run.path(), "gold"));
              run.emit(new Found("elsewhere", "nothing"));
              LabelAggregation majority =
                  new LabelAggregation("majority", List.of("a"), Map.of(), List.of(), 0);
              run.emit(new LabelsAggregated(run.path(), majority));
              return in;
            });
    assertThat(text(run(label)))
        .containsSubsequence("\u2500 label", "Found gold", "Labels by majority")
        .doesNotContain("Found nothing");
  }

  @Test
  void drawsFiguresThatWereLoggedMoreThanOnce() throws Exception {
    Stage<Text, Text> train =
        Stages.of(
            "train",
            (Text in, RunContext run) -> {
              for (int step : new int[] {0, 1, 2, 0, 1}) {
                run.emit(new RunEvent.MetricLogged(run.path(), "log loss", step, 1.0 / (1 + step)));
              }
              run.emit(new RunEvent.MetricLogged(run.path(), "once", 0, 1));
              return in;
            });
    PipelineRun<?> run = run(train);
    assertThat(text(run)).contains("Logged figures", "log loss").doesNotContain("once");
    assertThat(html(run)).containsPattern("d=\"M[^M\"]+M[^M\"]+\"/><circle");
  }

  @Test
  void foldsTheSettings() throws Exception {
    Set set = new Set("tune", Settings.empty().with("trials", 40));
    assertThat(html(run(set)))
        .containsSubsequence("<details><summary>Settings (1)", "<bdi>trials</bdi>", ">40<");
  }

  @Test
  void saysAtTheTopThatPeopleMustAnswer() {
    Stage<Text, Text> review =
        Stages.of(
            "review",
            (Text in, RunContext run) -> {
              throw new WaitingException("17 tasks are open.");
            });
    assertThat(text(run(says("label", "labels").then(review))))
        .containsSubsequence(
            "status waiting", "\u25cb Waiting for people at review", "17 tasks", "\u2713 label")
        .contains("\u25cb review");
  }

  @Test
  void saysAtTheTopWhatFailedWhere() throws Exception {
    Stage<Text, Text> bad =
        Stages.of(
            "fold-2",
            (Text in, RunContext run) -> {
              throw new DataException("row 17, column 'age' is <b>empty</b>");
            });
    Stage<Text, Text> train = Stages.of("train", (Text in, RunContext run) -> run.call(bad, in));
    PipelineRun<?> run = run(says("label", "labels").then(train));
    assertThat(text(run))
        .contains("status failed", "\u2717 Failed at train/fold-2", "row 17, column 'age'");
    assertThat(html(run)).contains("notice alarming", "&lt;b&gt;empty&lt;/b&gt;");
  }

  @Test
  void saysAtTheTopThatTheRunWasStopped() {
    Stage<Text, Text> asks =
        Stages.of(
            "train",
            (Text in, RunContext run) -> {
              run.checkStop();
              return in;
            });
    PipelineRun<?> run;
    try (SageKit kit =
        SageKit.open(
            home,
            o ->
                o.listener(
                    (id, event) -> {
                      if (event instanceof RunEvent.StageStarted started
                          && started.path().equals("train")) {
                        event.stop("enough");
                      }
                    }))) {
      run = kit.run(says("label", "labels").then(asks), new Text("in"));
    }
    assertThat(text(run)).contains("status stopped", "Stopped at train", "enough");
  }

  @Test
  void survivesAnOutputThatCanNotSpeak() {
    Stage<Text, Mute> mute = Stages.of("mute", (Text in, RunContext run) -> new Mute());
    assertThat(text(run(mute))).contains("can't be summed up", "wordless");
  }

  @Test
  void holdsNoTimeUnlessGiven() {
    RunReport report = RunReport.of(run(says("a", "b")));
    assertThat(report.toString()).doesNotContain("UTC");
    assertThat(report.dated(Instant.parse("2026-03-01T12:30:59Z")).toString())
        .contains("date 2026-03-01 12:30 UTC");
  }

  @Test
  void printsToAStreamAndInColourWhenAsked() {
    RunReport report = RunReport.of(run(says("a", "b")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.print(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(report.toString());
    StringBuilder coloured = new StringBuilder();
    report.coloured().print(coloured);
    assertThat(coloured.toString()).contains("\u001b[").isNotEqualTo(report.toString());
  }

  @Test
  void saysWhichFileCanNotBeWritten() {
    Path nowhere = home.resolve("nowhere").resolve("report.html");
    RunReport report = RunReport.of(run(says("a", "b")));
    assertThatThrownBy(() -> report.writeHtml(nowhere))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("Report '" + nowhere + "' can't be written: ");
  }
}
