package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.RunEvent.MetricLogged;
import org.sagekit.api.Stage;
import org.sagekit.api.Stages;
import org.sagekit.api.StoppedException;
import org.sagekit.api.StoreException;
import org.sagekit.api.WaitingException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.core.SageKit;
import org.sagekit.core.internal.Attempts.Attempt;

class AttemptsTest {
  @TempDir Path folder;
  private TestRun run;

  @BeforeEach
  void openRun() {
    run = TestRun.at(folder);
  }

  @Test
  void returnsAllInTheOrderOfTheStages() {
    List<Stage<Integer, Integer>> stages = new ArrayList<>();
    IntStream.range(0, 50).forEach(i -> stages.add(Stages.of("s" + i, (in, r) -> in + i)));
    List<Attempt<Integer>> attempts = all(stages);
    assertThat(attempts).hasSize(50);
    assertThat(attempts).allMatch(attempt -> attempt.output().orElseThrow() == attempt.index() + 7);
  }

  @Test
  void worksOnTwoStagesAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    Stage<Integer, Integer> first = meeting("first", both);
    Stage<Integer, Integer> second = meeting("second", both);
    assertThat(all(List.of(first, second))).hasSize(2);
  }

  private static Stage<Integer, Integer> meeting(String name, CountDownLatch both) {
    return Stages.of(
        name,
        (in, r) -> {
          both.countDown();
          both.await();
          return in;
        });
  }

  @Test
  void tellsInTheOrderOfTheStages() {
    CountDownLatch secondEnded = new CountDownLatch(1);
    Stage<Integer, Integer> slow =
        Stages.of(
            "slow",
            (in, r) -> {
              secondEnded.await();
              return in;
            });
    Stage<Integer, Integer> fast =
        Stages.of(
            "fast",
            (in, r) -> {
              secondEnded.countDown();
              return in;
            });
    List<Integer> told = new ArrayList<>();
    Attempts.all(List.of(slow, fast), 7, run, attempt -> told.add(attempt.index()));
    assertThat(told).containsExactly(0, 1);
  }

  @Test
  void notesAFailureAndGoesOn() {
    List<Attempt<Integer>> attempts = all(List.of(failing(new Exception("too deep")), good()));
    assertThat(attempts.get(0).output()).isEmpty();
    assertThat(attempts.get(0).note()).isEqualTo("too deep");
    assertThat(attempts.get(1).output()).contains(7);
  }

  @Test
  void notesTheKindOfAFailureWithoutAMessage() {
    assertThat(all(List.of(failing(new ArithmeticException()))).get(0).note())
        .isEqualTo("ArithmeticException");
  }

  @Test
  void notesAStageThatWasStoppedAlone() {
    assertThat(all(List.of(failing(new StoppedException("loss is NaN")))).get(0).note())
        .isEqualTo("stopped: loss is NaN");
  }

  @Test
  void endsTheWholeOnAFaultOfTheStoreOrWaitingPeople() {
    assertThatThrownBy(() -> all(List.of(good(), failing(new StoreException("disk full")))))
        .hasMessageContaining("disk full");
    assertThatThrownBy(() -> all(List.of(failing(new WaitingException("for Ann")))))
        .isInstanceOf(WaitingException.class);
    assertThatThrownBy(() -> all(List.of(good(), error()))).isInstanceOf(AssertionError.class);
  }

  @Test
  void leavesNothingAtWorkWhenItFails() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch failing = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Stage<Integer, Integer> full =
        Stages.of(
            "full",
            (in, r) -> {
              begun.await();
              failing.countDown();
              throw new StoreException("disk full");
            });
    Stage<Integer, Integer> slow =
        Stages.of(
            "slow",
            (in, r) -> {
              begun.countDown();
              failing.await();
              ended.set(IntStream.range(0, 1_000_000).sum() != 0);
              return in;
            });
    assertThatThrownBy(() -> all(List.of(full, slow))).hasMessageContaining("disk full");
    assertThat(ended).isTrue();
  }

  @Test
  void beginsNothingMoreAfterAStop() {
    try (SageKit kit =
        SageKit.open(folder, o -> o.threads(1).listener((id, event) -> stopAtFigure(event)))) {
      List<Attempt<Integer>> attempts =
          kit.run(
                  Stages.of(
                      "job",
                      (Integer in, RunContext job) ->
                          Attempts.all(
                              List.of(good("first"), good("second"), good("third")),
                              in,
                              job,
                              attempt -> job.emit(new MetricLogged("", "", attempt.index(), 0)))),
                  7)
              .output();
      assertThat(attempts).extracting(Attempt::index).containsExactly(0, 1);
    }
  }

  private static void stopAtFigure(RunEvent event) {
    if (event instanceof MetricLogged figure && figure.step() == 1) {
      event.stop("two are enough");
    }
  }

  private List<Attempt<Integer>> all(List<Stage<Integer, Integer>> stages) {
    return Attempts.all(stages, 7, run, attempt -> {});
  }

  private static Stage<Integer, Integer> good() {
    return good("good");
  }

  private static Stage<Integer, Integer> good(String name) {
    return Stages.of(name, (in, r) -> in);
  }

  private static Stage<Integer, Integer> failing(Exception e) {
    return Stages.of(
        "failing",
        (in, r) -> {
          throw e;
        });
  }

  private static Stage<Integer, Integer> error() {
    return Stages.of(
        "error",
        (in, r) -> {
          throw new AssertionError("a bug");
        });
  }
}
