package org.sagekit.api.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.StoppedException;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.lineage.LineageNode;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.api.track.run.Experiment;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;

/** What every tracker must keep to, wherever its tables lie. */
public abstract class TrackerContract {

  /** A folder of the test's own. */
  @TempDir protected Path home;

  /** Opens the tracker of the test's workspace; another one each time, as another process would. */
  protected abstract Tracker open() throws IOException;

  @Test
  void remembersWhatWasLogged() throws Exception {
    String id;
    try (RunLog run = open().begin("churn", "by hand")) {
      run.param("rate", 0.1).param("trees", 300).tag("who", "me");
      run.log("loss", 0, 0.5).log("loss", 1, 0.25);
      id = run.id();
    }
    TrackedRun found = open().run(id).orElseThrow();
    assertThat(found.experiment()).isEqualTo("churn");
    assertThat(found.kind()).isEqualTo(RunKind.USER);
    assertThat(found.status()).isEqualTo(Status.COMPLETED);
    assertThat(found.params()).isEqualTo(Map.of("rate", "0.1", "trees", "300"));
    assertThat(found.tags()).isEqualTo(Map.of("who", "me"));
    assertThat(found.metrics())
        .isEqualTo(Map.of("loss", new MetricSummary(2, 0.5, 0.25, 0.25, 0.5, 0.375, 1)));
  }

  @Test
  void anotherSeesWhatWasFlushedBeforeTheRunEnds() throws Exception {
    Tracker other = open();
    RunLog run = open().begin("e", "r");
    run.log("loss", 0, 1).param("a", 1).flush();
    TrackedRun seen = other.run(run.id()).orElseThrow();
    assertThat(seen.status()).isEqualTo(Status.RUNNING);
    assertThat(seen.ended()).isEmpty();
    assertThat(seen.params()).containsEntry("a", "1");
    assertThat(other.search(RunSearch.of("last(loss) = 1")).runs()).containsExactly(seen);
    run.log("loss", 1, 2).close();
    assertThat(other.search(RunSearch.of("last(loss) = 2")).total()).isOne();
  }

  @Test
  void knowsNoRunThatIsNotThere() throws Exception {
    Tracker tracker = open();
    for (String id :
        List.of("run-1", "run-0", "run-99999999999999999999", "", "'; DROP TABLE run")) {
      assertThat(tracker.run(id)).isEmpty();
      assertThatThrownBy(() -> tracker.series(id, "loss", SeriesWindow.all()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Tracker: run must be one of this workspace, but was '%s'.".formatted(id));
      assertThatThrownBy(() -> tracker.resume(id)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nestsRunsInRuns() throws Exception {
    Tracker tracker = open();
    RunLog outer = tracker.begin("e", "outer");
    RunLog inner = outer.begin("inner");
    inner.begin("innermost").close();
    inner.close();
    outer.close();
    assertThat(tracker.children(outer.id()))
        .singleElement()
        .satisfies(
            child -> {
              assertThat(child.parent()).contains(outer.id());
              assertThat(child.path()).isEqualTo("outer/inner");
              assertThat(tracker.children(child.id())).hasSize(1);
            });
    assertThat(tracker.experiments())
        .extracting(Experiment::name, Experiment::runs)
        .containsExactly(tuple("e", 1L));
  }

  @Test
  void aParameterStaysWhatItIs() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r").param("rate", 0.1).param("rate", 0.1).flush();
    assertThatThrownBy(() -> run.param("rate", 0.2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("parameter 'rate' must stay what it is, '0.1', but was '0.2'");
    run.close();
    RunLog again = tracker.resume(run.id());
    assertThatThrownBy(() -> again.param("rate", 0.2)).isInstanceOf(IllegalStateException.class);
    again.param("depth", 3).close();
    assertThat(tracker.run(run.id()).orElseThrow().params())
        .isEqualTo(Map.of("rate", "0.1", "depth", "3"));
  }

  @Test
  void aTagIsReplaced() throws Exception {
    Tracker tracker = open();
    try (RunLog run = tracker.begin("e", "r")) {
      run.tag("stage", "draft").flush().tag("stage", "final");
    }
    assertThat(latest(tracker).tags()).isEqualTo(Map.of("stage", "final"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4095, 4096, 4097, 8192, 20_000})
  void keepsSeriesOfAnyLength(int size) throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r");
    for (int i = 0; i < size; i++) {
      run.log("loss", i, Math.sin(i), Instant.ofEpochMilli(1_000_000L + i * 7L));
      if (i % 1777 == 0) {
        run.flush();
      }
    }
    run.close();
    Series series = open().series(run.id(), "loss", SeriesWindow.all());
    assertThat(series.size()).isEqualTo(size);
    assertThat(series.of()).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      assertThat(series.points().get(i))
          .isEqualTo(new Series.Point(i, Instant.ofEpochMilli(1_000_000L + i * 7L), Math.sin(i)));
    }
  }

  @Test
  void givesAWindowOfASeries() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r");
    LongStream.range(0, 30_000).forEach(i -> run.log("loss", i, i));
    run.close();
    Series window = tracker.series(run.id(), "loss", SeriesWindow.all().steps(9_990, 10_020));
    assertThat(window.size()).isEqualTo(31);
    assertThat(window.step(0)).isEqualTo(9_990);
    assertThat(window.value(30)).isEqualTo(10_020);
    assertThat(tracker.series(run.id(), "none", SeriesWindow.all()).size()).isZero();
    assertThat(tracker.series(run.id(), "loss", SeriesWindow.all().steps(40_000, 50_000)).size())
        .isZero();
  }

  @Test
  void losesNoPeakWhenItThins() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r");
    for (int i = 0; i < 100_000; i++) {
      run.log("loss", i, i == 12_345 ? 1000 : i == 77_777 ? -1000 : Math.sin(i * 0.001));
    }
    run.close();
    Series thin = tracker.series(run.id(), "loss", SeriesWindow.all().points(400));
    assertThat(thin.size()).isLessThanOrEqualTo(400);
    assertThat(thin.of()).isEqualTo(100_000);
    assertThat(thin.points())
        .extracting(Series.Point::step)
        .contains(0L, 12_345L, 77_777L, 99_999L);
  }

  @Test
  void keepsStepsInAnyOrderAndFiguresThatAreNone() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r");
    run.log("x", 5, Double.NaN).log("x", 3, Double.POSITIVE_INFINITY).log("x", 5, 7);
    run.log("x", Long.MIN_VALUE, -1).log("x", Long.MAX_VALUE, Double.NEGATIVE_INFINITY);
    run.log("nothing", 0, Double.NaN);
    run.close();
    assertThat(tracker.series(run.id(), "x", SeriesWindow.all()).points())
        .extracting(Series.Point::value)
        .containsExactly(-1.0, Double.POSITIVE_INFINITY, Double.NaN, 7.0, Double.NEGATIVE_INFINITY);
    Map<String, MetricSummary> metrics = tracker.run(run.id()).orElseThrow().metrics();
    assertThat(metrics.get("x").points()).isEqualTo(5);
    assertThat(metrics.get("x").last()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(metrics.get("nothing"))
        .isEqualTo(
            new MetricSummary(1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0));
  }

  @Test
  void countsStepsWhereNoneIsGiven() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r").log("loss", 3.0).log("loss", 2.0);
    run.flush().log("loss", 1.0).close();
    assertThat(tracker.series(run.id(), "loss", SeriesWindow.all()).points())
        .extracting(Series.Point::step)
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void countsOnFromTheStepThatWasGiven() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r").log("loss", 10, 3.0).flush().log("loss", 2.0);
    run.log("loss", 1.0).close();
    assertThat(tracker.series(run.id(), "loss", SeriesWindow.all()).points())
        .extracting(Series.Point::step)
        .containsExactly(10L, 11L, 12L);
  }

  @Test
  void writesTextsBeforeTheyFillTheMemory() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r");
    String tag = "x".repeat(100_000);
    IntStream.range(0, 50).forEach(i -> run.tag("tag " + i, tag));
    assertThat(tracker.run(run.id()).orElseThrow().tags()).isNotEmpty();
    run.close();
    assertThat(tracker.run(run.id()).orElseThrow().tags()).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
  void refusesATimeThatIsTooFarAway(String text) throws Exception {
    Tracker tracker = open();
    Instant time = Instant.parse(text);
    RunLog run = tracker.begin("e", "r");
    String message = "time must be within 292,000,000 years of 1970";
    assertThatThrownBy(() -> run.log("loss", 0, 1, time))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> run.end(Status.COMPLETED, "", time))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> tracker.begin(NewRun.of("e", "r").started(time)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
    run.close();
  }

  @Test
  void twoWritersOfOneRunLoseNothing() throws Exception {
    RunLog one = open().begin("e", "r");
    RunLog other = open().resume(one.id());
    for (int i = 0; i < 50; i++) {
      one.log("loss", i, 1).flush();
      other.log("loss", i, 2).flush();
    }
    one.close();
    other.close();
    assertThat(open().series(one.id(), "loss", SeriesWindow.all()).size()).isEqualTo(100);
    assertThat(open().run(one.id()).orElseThrow().metrics().get("loss").mean()).isEqualTo(1.5);
  }

  @Test
  void manyThreadsLoseNothing() throws Exception {
    Tracker tracker = open();
    RunLog shared = tracker.begin("e", "shared");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Void>> tasks =
          IntStream.range(0, 64)
              .mapToObj(i -> (Callable<Void>) () -> log(tracker, shared, i))
              .toList();
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    shared.close();
    assertThat(tracker.run(shared.id()).orElseThrow().metrics().get("x").points())
        .isEqualTo(64 * 100);
    assertThat(tracker.search(RunSearch.of("name = 'own'")).total()).isEqualTo(64);
  }

  private static Void log(Tracker tracker, RunLog shared, int i) {
    try (RunLog own = tracker.begin("e", "own")) {
      own.param("i", i);
      for (int step = 0; step < 100; step++) {
        shared.log("x", step, i);
      }
    }
    return null;
  }

  @Test
  void saysHowRecordedWorkEnded() throws Exception {
    Tracker tracker = open();
    assertThat(tracker.<Integer, RuntimeException>record("e", "good", run -> 7)).isEqualTo(7);
    assertThatThrownBy(
            () ->
                tracker.record(
                    "e",
                    "bad",
                    run -> {
                      throw new IOException("no luck");
                    }))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                tracker.record(
                    "e",
                    "stopped",
                    run -> {
                      throw new StoppedException("enough");
                    }))
        .isInstanceOf(StoppedException.class);
    assertThat(tracker.search(RunSearch.all()).runs())
        .extracting(TrackedRun::name, TrackedRun::status)
        .containsExactly(
            tuple("stopped", Status.STOPPED),
            tuple("bad", Status.FAILED),
            tuple("good", Status.COMPLETED));
    assertThat(tracker.search(RunSearch.of("name = 'bad'")).runs().get(0).reason())
        .contains("java.io.IOException: no luck");
  }

  @Test
  void isSilentAfterItsEnd() throws Exception {
    RunLog run = open().begin("e", "r");
    run.close();
    run.close();
    for (Runnable late :
        List.<Runnable>of(
            () -> run.log("x", 0, 1),
            () -> run.param("a", 1),
            () -> run.tag("a", "b"),
            run::flush,
            () -> run.begin("inner"),
            () -> run.end(Status.FAILED, "late"))) {
      assertThatThrownBy(late::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("it has ended");
    }
  }

  @Test
  void takesTimesThatAreTold() throws Exception {
    Tracker tracker = open();
    Instant start = Instant.parse("2020-02-29T12:00:00Z");
    NewRun old = NewRun.of("e", "old").kind(RunKind.IMPORTED).started(start).seed(9);
    RunLog run = tracker.begin(old);
    run.end(Status.FAILED, "it broke", start.plusSeconds(90));
    TrackedRun found = tracker.run(run.id()).orElseThrow();
    assertThat(found.started()).isEqualTo(start);
    assertThat(found.took()).contains(Duration.ofSeconds(90));
    assertThat(found.reason()).contains("it broke");
    assertThat(found.seed()).hasValue(9);
    assertThat(tracker.environment(run.id())).isEmpty();
  }

  @Test
  void knowsWhereARunTookPlace() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r");
    run.close();
    assertThat(tracker.environment(run.id()).orElseThrow())
        .satisfies(
            place -> {
              assertThat(place.java()).contains(System.getProperty("java.vm.version"));
              assertThat(place.processors()).isPositive();
              assertThat(place.libraries()).allMatch(name -> name.endsWith(".jar"));
            });
  }

  @Test
  void keepsFilesByTheirContent() throws Exception {
    Tracker tracker = open();
    Path file = Files.writeString(home.resolve("notes.txt"), "hello");
    RunLog run = tracker.begin("e", "r");
    run.artifact("a/notes.txt", file).artifact("b.bin", new byte[] {1, 2, 3}, "application/x-b");
    run.artifact("empty", new byte[0], "text/plain").close();
    List<Artifact> files = tracker.artifacts(run.id());
    assertThat(files).extracting(Artifact::name).containsExactly("a/notes.txt", "b.bin", "empty");
    assertThat(files.get(0).mediaType()).isEqualTo("text/plain");
    assertThat(files.get(0).sha256()).isEqualTo(Fingerprint.ofBytes("hello".getBytes(UTF_8)));
    assertThat(tracker.bytes(files.get(1))).containsExactly(1, 2, 3);
    assertThat(tracker.bytes(files.get(2))).isEmpty();
    tracker.copy(files.get(0), home.resolve("copy.txt"));
    assertThat(home.resolve("copy.txt")).hasContent("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/etc/passwd", "../up", "a/../../b", "a//b", "a\\b", ".", "x\0y", " "})
  void refusesFileNamesThatLeadElsewhere(String name) throws Exception {
    RunLog run = open().begin("e", "r");
    assertThatThrownBy(() -> run.artifact(name, new byte[0], "text/plain"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("artifact must be");
  }

  @Test
  void refusesTextsThatAreTooLongOrNone() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r");
    String endless = "x".repeat(501);
    assertThatThrownBy(() -> run.param(endless, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> run.log("", 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> run.tag("t", "x".repeat(100_001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "at most 100000 whole characters, none of them NUL, but was 100001 characters");
    for (String broken : List.of("a\0b", "half \ud83d", "\ude00")) {
      assertThatThrownBy(() -> run.tag("t", broken)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> run.tag(broken, "t")).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> tracker.begin(" ", "r")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> run.param("p", new Object()))
        .isInstanceOf(IllegalArgumentException.class);
    run.tag("zürich", "✓ äöü \n 🙂").close();
    assertThat(tracker.run(run.id()).orElseThrow().tags())
        .isEqualTo(Map.of("zürich", "✓ äöü \n 🙂"));
  }

  @Test
  void namesWhatIsNullAndKeepsTheRest() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r").log("loss", 0, 1);
    assertNull("value", () -> run.input(null));
    assertNull("value", () -> run.tag("t", null));
    assertNull("tag", () -> run.tag(null, "t"));
    assertNull("metric", () -> run.log(null, 0, 1));
    assertNull("file", () -> run.artifact("a", null));
    assertNull("model", () -> run.model(null));
    assertNull("status", () -> run.end(null, ""));
    assertNull("run", () -> tracker.run(null));
    assertNull("search", () -> tracker.search(null));
    assertNull("metric", () -> tracker.series(run.id(), null, SeriesWindow.all()));
    run.close();
    assertThat(tracker.run(run.id()).orElseThrow().metrics()).containsKey("loss");
  }

  private static void assertNull(String what, Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(NullPointerException.class).hasMessage(what);
  }

  @Test
  void tellsWhereAValueCameFromAndWhatBecameOfIt() throws Exception {
    Tracker tracker = open();
    Lineage votes = lineage("votes");
    Lineage rows = lineage("dataset");
    Lineage model = lineage("model");
    Lineage pack = new Lineage("package", "churn", Fingerprint.of("package"), List.of(model));
    try (RunLog run = tracker.begin("e", "label")) {
      run.input(votes).output(rows);
    }
    try (RunLog run = tracker.begin("e", "train")) {
      run.input(rows).output(model);
    }
    try (RunLog run = tracker.begin("e", "all")) {
      run.input(votes).output(pack);
    }
    LineageGraph graph = tracker.lineage(rows.fingerprint());
    assertThat(graph.ancestors(rows.fingerprint()))
        .extracting(LineageNode::kind)
        .containsExactly("votes");
    assertThat(graph.descendants(rows.fingerprint()))
        .extracting(LineageNode::kind)
        .containsExactly("model", "package");
    LineageGraph whole = tracker.lineage(votes.fingerprint());
    assertThat(whole.edges()).hasSize(3); // the way from votes to package in one step is left out
    assertThat(tracker.lineage(Fingerprint.of("nobody")).nodes())
        .singleElement()
        .satisfies(node -> assertThat(node.kind()).isEqualTo("unknown"));
  }

  @Test
  void knowsWhatARunUsedAndMade() throws Exception {
    Tracker tracker = open();
    RunLog run = tracker.begin("e", "r");
    run.output(lineage("model"))
        .input(lineage("b"))
        .input(lineage("a"))
        .input(lineage("b"))
        .close();
    assertThat(tracker.values(run.id()))
        .extracting(UsedValue::direction, UsedValue::kind)
        .containsExactly(
            tuple(UsedValue.Direction.INPUT, "b"),
            tuple(UsedValue.Direction.INPUT, "a"),
            tuple(UsedValue.Direction.OUTPUT, "model"));
  }

  private static Lineage lineage(String kind) {
    return Lineage.of(kind, "my " + kind, Fingerprint.of(kind));
  }

  private static TrackedRun latest(Tracker tracker) {
    return tracker.search(RunSearch.all().limit(1)).runs().get(0);
  }
}
