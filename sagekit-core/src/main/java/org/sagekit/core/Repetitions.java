package org.sagekit.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.sagekit.api.Pipeline;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.Reproduction;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Stage;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.core.track.reproduce.Account;
import org.sagekit.core.track.reproduce.RecordedTrainings;
import org.sagekit.core.track.reproduce.RecordedTrainings.Training;
import org.sagekit.core.track.reproduce.Repetition;

/**
 * Does the work of a run again, each time as a run of its own, which has the tag {@value #OF}, and
 * compares. For one repetition and thread.
 */
final class Repetitions {
  /** The tag of a run that repeats another: which one. */
  static final String OF = "reproduces";

  /** The tag of a run whose stage had a seed that does not come from the workspace's: which one. */
  private static final String SEED = "reproduces.seed";

  private final SageKit kit;
  private final Tracker tracker;
  private final Repetition repetition;
  private final String of;
  private final long begun = System.nanoTime();

  Repetitions(SageKit kit, String of, double epsilon) {
    this.kit = kit;
    this.tracker = kit.tracker();
    this.of = Objects.requireNonNull(of, "run");
    this.repetition = new Repetition(of, epsilon, kit.workspace());
  }

  /** Of a run of this process. */
  <I, O> Reproduction live(LiveRun<O> run, Stage<? super I, O> stage, I input) {
    Predicate<Stage<?, ?>> opened =
        some ->
            run.finished().stream()
                .anyMatch(one -> one.stage() == some && one.output() instanceof AutoCloseable);
    Repeating manner = new Repeating(OptionalLong.empty(), opened);
    LiveRun<O> again = again(stage, input, NewRun.of(stage.name(), stage.name()), manner);
    Account then = Account.of(stage.name(), run.events(), Optional.empty());
    Account now = Account.of(stage.name(), again.events(), Optional.empty());
    repetition.compare(again.id(), then, now, manner.course());
    return done();
  }

  /** Of a run that was recorded, by the stage and the input that the user brings. */
  <I, O> Reproduction recorded(Stage<? super I, O> stage, I input) {
    Objects.requireNonNull(stage, "stage");
    TrackedRun run = completed();
    OptionalLong seed = seed(run, stage instanceof Pipeline<?, ?>);
    repeat(run, Account.of(run, seed, tracker, kit.workspace()), stage, input);
    return done();
  }

  /** Of a run that was recorded: each training in it. */
  Reproduction recorded() {
    RecordedTrainings found = RecordedTrainings.of(completed(), tracker, kit.workspace());
    for (Training training : found.trainings()) {
      OptionalLong seed = seed(training.run(), false);
      Account then = Account.of(training.run(), seed, tracker, kit.workspace());
      repeat(
          training.run(), then.given(training.rows().lineage()), training.job(), training.rows());
    }
    found.gaps().forEach(repetition::because);
    return done();
  }

  private TrackedRun completed() {
    TrackedRun run =
        tracker
            .run(of)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "SageKit: run must be one of this workspace, but was '%s'.".formatted(of)));
    if (run.status() != Status.COMPLETED) {
      throw new IllegalStateException(
          "Run '%s': status must be COMPLETED, but was %s.".formatted(of, run.status()));
    }
    return run;
  }

  /**
   * The seed that the stage of a run had. Of a run at the top the workspace's seed is recorded,
   * from which that of the stage comes, unless it repeated another one.
   */
  private static OptionalLong seed(TrackedRun run, boolean line) {
    String told = run.tags().get(SEED);
    if (told != null) {
      return OptionalLong.of(Long.parseLong(told));
    }
    boolean own = line || run.kind() == RunKind.STAGE || run.seed().isEmpty();
    return own
        ? run.seed()
        : OptionalLong.of(StageContext.seedOf(run.seed().getAsLong(), run.name()));
  }

  private <I, O> void repeat(TrackedRun run, Account then, Stage<? super I, O> stage, I input) {
    Repeating manner = new Repeating(then.rootSeed(), some -> false);
    NewRun begun = NewRun.of(run.experiment(), stage.name());
    LiveRun<O> again = again(stage, input, begun, manner);
    Account now = Account.of(stage.name(), again.events(), tracker.environment(again.id()));
    repetition.compare(again.id(), then, now, manner.course());
  }

  private <I, O> LiveRun<O> again(
      Stage<? super I, O> stage, I input, NewRun begun, Repeating manner) {
    LiveRun<O> again = kit.begin(stage, begun, manner);
    again.tag(OF, of);
    manner.rootSeed().ifPresent(seed -> again.tag(SEED, Long.toString(seed)));
    again.work(stage, input);
    Optional<SageKitException> reason = again.reason();
    if (reason.isPresent() && !manner.endedEarly()) {
      throw reason.get();
    }
    return again;
  }

  private Reproduction done() {
    return repetition.done(Duration.ofNanos(System.nanoTime() - begun));
  }
}
