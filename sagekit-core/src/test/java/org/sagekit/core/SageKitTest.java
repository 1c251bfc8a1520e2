package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Pair;
import org.sagekit.api.Pipeline;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.RunListener;
import org.sagekit.api.Stage;
import org.sagekit.api.StageException;
import org.sagekit.api.Stages;
import org.sagekit.api.WaitingException;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.internal.TextCodec.Text;

class SageKitTest {
  @TempDir Path home;
  private final AtomicInteger worked = new AtomicInteger();

  private Stage<Text, Text> counted(String name) {
    return Stages.of(
        name,
        "1",
        (Text in, RunContext run) -> {
          worked.incrementAndGet();
          return new Text(in.value() + "+" + name);
        });
  }

  private static Stage<Text, Text> seedOf(String name) {
    return Stages.of(name, (Text in, RunContext run) -> new Text("" + run.seed()));
  }

  @Test
  void returnsWhatTheLastStageReturned() {
    try (SageKit kit = SageKit.open(home)) {
      PipelineRun<Text> run = kit.run(counted("a").then(counted("b")), new Text("in"));
      assertThat(run.status()).isEqualTo(Status.COMPLETED);
      assertThat(run.output()).isEqualTo(new Text("in+a+b"));
    }
  }

  @Test
  void givesTheOutputOfEachStageByIdentity() {
    Stage<Text, Text> a = counted("a");
    Stage<Text, Text> b = counted("b");
    try (SageKit kit = SageKit.open(home)) {
      PipelineRun<Text> run = kit.run(a.then(b).then(counted("c")), new Text("in"));
      assertThat(run.outputOf(a)).isEqualTo(new Text("in+a"));
      assertThat(run.outputOf(b)).isEqualTo(new Text("in+a+b"));
      assertThatThrownBy(() -> run.outputOf(counted("a")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("stage 'a' must be a part of what was run");
    }
  }

  @Test
  void doesNotRepeatFinishedStages() {
    Pipeline<Text, Text> line = counted("a").then(counted("b"));
    try (SageKit kit = SageKit.open(home)) {
      kit.run(line, new Text("in"));
    }
    try (SageKit kit = SageKit.open(home)) {
      PipelineRun<Text> again = kit.run(line, new Text("in"));
      assertThat(again.output()).isEqualTo(new Text("in+a+b"));
      assertThat(again.finished()).filteredOn(PipelineRun.Finished::restored).hasSize(2);
    }
    assertThat(worked).hasValue(2);
  }

  @Test
  void worksAgainForAnotherInputVersionOrSeed() {
    try (SageKit kit = SageKit.open(home)) {
      kit.run(counted("a"), new Text("in"));
      kit.run(counted("a"), new Text("other"));
      kit.run(
          Stages.<Text, Text>of("a", "2", (in, run) -> new Text("" + worked.incrementAndGet())),
          new Text("in"));
    }
    try (SageKit kit = SageKit.open(home, o -> o.seed(7))) {
      kit.run(counted("a"), new Text("in"));
    }
    assertThat(worked).hasValue(4);
  }

  @Test
  void worksAgainIfNobodyKnowsTheFunctionsVersion() {
    Stage<Text, Text> unnamed =
        Stages.of("a", (in, run) -> new Text("" + worked.incrementAndGet()));
    try (SageKit kit = SageKit.open(home)) {
      kit.run(unnamed, new Text("in"));
      kit.run(unnamed, new Text("in"));
    }
    assertThat(worked).hasValue(2);
  }

  @Test
  void keepsCheckpointsWhenTheLineGrows() {
    try (SageKit kit = SageKit.open(home)) {
      kit.run(counted("a"), new Text("in"));
      kit.run(counted("a").then(counted("b")), new Text("in"));
      kit.run(counted("a").then(counted("b").then(counted("c"))), new Text("in"));
    }
    assertThat(worked).hasValue(3);
  }

  @Test
  void seedsDependOnTheNameAloneAndDiffer() {
    try (SageKit kit = SageKit.open(home)) {
      Text alone = kit.run(seedOf("b"), new Text("")).output();
      Text inLine = kit.run(seedOf("a").then(seedOf("b")), new Text("")).output();
      Text other = kit.run(seedOf("a"), new Text("")).output();
      assertThat(alone).isEqualTo(inLine).isNotEqualTo(other);
    }
  }

  @Test
  void aRunThatAnErrorEndsHasFailed() {
    List<String> runs = new ArrayList<>();
    RunListener dying =
        (run, event) -> {
          runs.add(run);
          throw new AssertionError("killed");
        };
    try (SageKit kit = SageKit.open(home, options -> options.listener(dying))) {
      assertThatThrownBy(() -> kit.run(counted("a"), new Text("in"))).hasMessage("killed");
      assertThat(kit.tracker().run(runs.get(0)).orElseThrow().status()).isEqualTo(Status.FAILED);
    }
  }

  @Test
  void saysWhichStageFailedAndWhy() {
    Stage<Text, Text> broken =
        Stages.of(
            "broken",
            (in, run) -> {
              throw new IllegalStateException("no such luck");
            });
    try (SageKit kit = SageKit.open(home)) {
      assertThatThrownBy(() -> kit.run(counted("a").then(broken), new Text("in")))
          .isInstanceOf(StageException.class)
          .hasMessage("Stage 'broken' failed: no such luck")
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThat(latest(kit).status()).isEqualTo(Status.FAILED);
    }
  }

  @Test
  void goesOnWhereItWaited() {
    List<String> answers = new ArrayList<>();
    Stage<Text, Text> people =
        Stages.of(
            "people",
            (Text in, RunContext run) -> {
              if (answers.isEmpty()) {
                throw new WaitingException("1 answer is missing.");
              }
              return new Text(in.value() + "+" + answers.get(0));
            });
    try (SageKit kit = SageKit.open(home)) {
      PipelineRun<Text> first = kit.run(counted("a").then(people), new Text("in"));
      assertThat(first.status()).isEqualTo(Status.WAITING);
      assertThatThrownBy(first::output)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("WAITING: 1 answer is missing.");
      answers.add("yes");
      assertThat(kit.run(counted("a").then(people), new Text("in")).output())
          .isEqualTo(new Text("in+a+yes"));
    }
    assertThat(worked).hasValue(1);
  }

  @Test
  void findsProblemsBeforeTheFirstStageWorks() {
    Stage<Text, Text> same = counted("a");
    try (SageKit kit = SageKit.open(home)) {
      assertThatThrownBy(() -> kit.run(same.then(same).then(counted("a")), new Text("in")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("stage 'a' must stand in the line once")
          .hasMessageContaining("'a' is the name of two stages");
    }
    assertThat(worked).hasValue(0);
  }

  @Test
  void stopsAStageThatAListenerWantsStopped() {
    Stage<Text, Text> patient =
        Stages.of(
            "patient",
            (Text in, RunContext run) -> {
              for (int step = 0; step < 1000; step++) {
                run.checkStop();
                run.emit(new RunEvent.MetricLogged(run.path(), "loss", step, 1.0 / (step + 1)));
              }
              return in;
            });
    try (SageKit kit =
        SageKit.open(
            home,
            o ->
                o.listener(
                    (id, event) -> {
                      if (event instanceof RunEvent.MetricLogged metric && metric.step() == 3) {
                        event.stop("good enough");
                      }
                    }))) {
      PipelineRun<Text> run = kit.run(patient, new Text("in"));
      assertThat(run.status()).isEqualTo(Status.STOPPED);
      assertThat(run.reason().orElseThrow()).hasMessageContaining("good enough");
      assertThat(latest(kit).metrics().values())
          .singleElement()
          .satisfies(metric -> assertThat(metric.points()).isEqualTo(4));
    }
  }

  @Test
  void stopsFromAnotherThread() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Stage<Text, Text> endless =
        Stages.of(
            "endless",
            (Text in, RunContext run) -> {
              begun.countDown();
              while (true) {
                run.checkStop();
                Thread.onSpinWait();
              }
            });
    try (SageKit kit = SageKit.open(home)) {
      PipelineRun<Text> run = kit.start(endless, new Text("in"));
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      run.stop("enough");
      assertThat(run.await().status()).isEqualTo(Status.STOPPED);
    }
  }

  @Test
  void aFailingListenerDoesNotDisturbTheRun() {
    try (SageKit kit =
        SageKit.open(
            home,
            o ->
                o.listener(
                    (id, event) -> {
                      throw new IllegalStateException("listener is broken");
                    }))) {
      assertThat(kit.run(counted("a"), new Text("in")).status()).isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void doesNotKeepWhatAStoppedStageReturned() {
    Stage<Text, Text> early =
        Stages.of(
            "early",
            "1",
            (Text in, RunContext run) -> {
              run.emit(new RunEvent.MetricLogged(run.path(), "loss", 0, 1));
              return new Text(run.stopRequested() ? "half" : "whole");
            });
    try (SageKit kit =
        SageKit.open(
            home,
            o ->
                o.listener(
                    (id, event) -> {
                      if (event instanceof RunEvent.MetricLogged) {
                        event.stop("early");
                      }
                    }))) {
      assertThat(kit.run(early, new Text("in")).output()).isEqualTo(new Text("half"));
    }
    try (SageKit kit = SageKit.open(home)) {
      assertThat(kit.run(early, new Text("in")).output()).isEqualTo(new Text("whole"));
    }
  }

  @Test
  void runsCombinatorsAndRestoresTheirParts() {
    Stage<Text, Pair<Text, Text>> both = Stages.both("both", counted("a"), counted("b"));
    Stage<Text, Optional<Text>> never = Stages.when("never", in -> false, counted("c"));
    Stage<Text, Text> best =
        Stages.bestOf(
            "best", Comparator.comparing(Text::value), List.of(counted("x"), counted("y")));
    try (SageKit kit = SageKit.open(home)) {
      assertThat(kit.run(both, new Text("")).output())
          .isEqualTo(new Pair<>(new Text("+a"), new Text("+b")));
      assertThat(kit.run(never, new Text("")).output()).isEmpty();
      assertThat(kit.run(best, new Text("")).output()).isEqualTo(new Text("+y"));
      kit.run(best, new Text(""));
    }
    assertThat(worked).hasValue(4);
  }

  @Test
  void aBranchNotTakenHasNoOutput() {
    Stage<Text, Text> branch = counted("c");
    try (SageKit kit = SageKit.open(home)) {
      PipelineRun<Optional<Text>> run =
          kit.run(Stages.when("never", (Text in) -> false, branch), new Text(""));
      assertThatThrownBy(() -> run.outputOf(branch))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("its branch was not taken");
    }
  }

  @Test
  void closesWhatTheRunsHaveOpened() {
    AtomicInteger open = new AtomicInteger(1);
    Stage<Text, AutoCloseable> opens = Stages.of("opens", (in, run) -> open::decrementAndGet);
    SageKit kit = SageKit.open(home);
    kit.run(opens, new Text("in"));
    kit.close();
    kit.close();
    assertThat(open).hasValue(0);
    assertThatThrownBy(() -> kit.run(counted("a"), new Text("in")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void recordsRunsStagesSettingsAndHowTheyEnded() {
    try (SageKit kit = SageKit.open(home)) {
      String id = kit.run(counted("a").then(counted("b")), new Text("in")).id();
      var run = kit.tracker().run(id).orElseThrow();
      assertThat(run.status()).isEqualTo(Status.COMPLETED);
      assertThat(run.path()).isEqualTo("a > b");
      assertThat(kit.tracker().children(id))
          .extracting(TrackedRun::path, TrackedRun::status)
          .containsExactly(tuple("a", Status.COMPLETED), tuple("b", Status.COMPLETED));
      assertThat(kit.tracker().run("run-99")).isEmpty();
      assertThat(kit.tracker().run("'; DROP TABLE run; --")).isEmpty();
    }
  }

  private static TrackedRun latest(SageKit kit) {
    return kit.tracker().search(RunSearch.of("parent IS NULL").limit(1)).runs().get(0);
  }

  @Test
  void closesWhatIsAttachedBeforeItself() {
    List<String> told = new ArrayList<>();
    SageKit own = SageKit.open(home.resolve("attached"));
    AutoCloseable forgotten = own.attach((workspace, clock) -> () -> told.add("forgotten"));
    own.attach((workspace, clock) -> () -> told.add("closed at " + workspace.folder("x")));
    own.detach(forgotten);
    assertThat(own.isClosed()).isFalse();
    own.close();
    assertThat(told).singleElement().asString().startsWith("closed at ");
    assertThat(own.isClosed()).isTrue();
    assertThatThrownBy(() -> own.attach((workspace, clock) -> () -> told.add("late")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(told).hasSize(1);
  }

  @Test
  void closesWhatIsAttachedWhileItCloses() {
    List<String> told = new ArrayList<>();
    SageKit own = SageKit.open(home.resolve("attached"));
    assertThatThrownBy(
            () ->
                own.attach(
                    (workspace, clock) -> {
                      own.close();
                      return () -> told.add("closed");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("is closed.");
    assertThat(told).containsExactly("closed");
  }
}
