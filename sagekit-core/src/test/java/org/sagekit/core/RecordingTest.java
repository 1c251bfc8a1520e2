package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Lineage;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Stage;
import org.sagekit.api.StageException;
import org.sagekit.api.Stages;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.lineage.LineageNode;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.tune.TuningJob;

/** What is recorded of runs that nobody asked to record. */
class RecordingTest {
  @TempDir private Path home;
  private SageKit kit;
  private Tracker tracker;

  @BeforeEach
  void open() {
    kit = SageKit.open(home, o -> o.seed(11).threads(2));
    tracker = kit.tracker();
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void aTrainingIsRecordedWithAllThatBelongsToIt() {
    TrainingJob job = TrainingJob.named("train", Trainers.linear()).build();
    PipelineRun<TrainedModel> run = kit.run(job, ToyRows.classes(200, 2, 3));
    TrackedRun found = tracker.run(run.id()).orElseThrow();
    assertThat(found.kind()).isEqualTo(RunKind.PIPELINE);
    assertThat(found.experiment()).isEqualTo("train");
    assertThat(found.params()).containsAllEntriesOf(job.settings().asMap());
    assertThat(found.metrics().get("accuracy").last())
        .isEqualTo(run.output().evaluation().get(Metric.ACCURACY).value());
    assertThat(tracker.values(run.id()))
        .extracting(UsedValue::direction, UsedValue::kind, UsedValue::fingerprint)
        .containsExactly(
            tuple(UsedValue.Direction.INPUT, "dataset", ToyRows.classes(200, 2, 3).fingerprint()),
            tuple(UsedValue.Direction.OUTPUT, "model", run.output().fingerprint()));
    assertThat(tracker.environment(run.id()).orElseThrow().settings())
        .containsEntry("seed", "11")
        .containsEntry("threads", "2");
  }

  @Test
  void anEvaluationIsKeptWithItsMatrixAndCurves() {
    PipelineRun<TrainedModel> run =
        kit.run(TrainingJob.named("train", Trainers.linear()).build(), ToyRows.classes(200, 2, 3));
    EvaluationReport report = tracker.evaluation(run.id(), "held-out").orElseThrow();
    assertThat(report.evaluation()).isEqualTo(run.output().evaluation());
    assertThat(report.confusion().orElseThrow().classes()).hasSize(2);
    assertThat(report.curves())
        .singleElement()
        .satisfies(curves -> assertThat(curves.roc().x().size()).isGreaterThan(2));
    assertThat(tracker.evaluation(run.id(), "none")).isEmpty();
  }

  @Test
  void residualsOfNumbersAreKept() {
    PipelineRun<TrainedModel> run =
        kit.run(TrainingJob.named("train", Trainers.cart()).build(), ToyRows.numbers(200, 3));
    EvaluationReport report = tracker.evaluation(run.id(), "held-out").orElseThrow();
    assertThat(report.residuals()).isPresent();
    assertThat(report.confusion()).isEmpty();
  }

  @Test
  void aStageThatAnErrorEndsHasFailed() {
    Stage<String, String> broken =
        Stages.of(
            "inner",
            (input, run) -> {
              throw new AssertionError("broken");
            });
    Stage<String, String> outer = Stages.of("outer", (input, run) -> run.call(broken, input));
    assertThatThrownBy(() -> kit.run(outer, "in")).hasMessage("broken");
    assertThat(tracker.search(RunSearch.of("path = 'outer/inner'")).runs())
        .extracting(TrackedRun::status, TrackedRun::reason)
        .containsExactly(tuple(Status.FAILED, Optional.of("Stage 'outer/inner' failed: broken")));
  }

  @Test
  void trialsAreRunsInTheirTuning() {
    Stage<Dataset, ModelPackage> line =
        TuningJob.named("tune", Trainers.linear())
            .trials(3)
            .folds(2)
            .build()
            .then(PackagingJob.named("pack").build());
    String id = kit.run(line, ToyRows.classes(120, 2, 3)).id();
    assertThat(tracker.children(id)).extracting(TrackedRun::path).containsExactly("tune", "pack");
    String tuning = tracker.children(id).get(0).id();
    assertThat(tracker.children(tuning))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            trial -> {
              assertThat(trial.kind()).isEqualTo(RunKind.STAGE);
              assertThat(trial.seed()).isPresent();
              assertThat(trial.metrics()).isNotEmpty();
            });
    assertThat(tracker.search(RunSearch.of("path LIKE 'tune/trial%' AND count(auc) = 2")).total())
        .isEqualTo(3);
  }

  @Test
  void theWayOfAValueIsFound() {
    Dataset rows = ToyRows.classes(120, 2, 3);
    PipelineRun<ModelPackage> run =
        kit.run(
            TrainingJob.named("train", Trainers.linear())
                .build()
                .then(PackagingJob.named("pack").build()),
            rows);
    assertThat(tracker.lineage(run.output().fingerprint()).ancestors(run.output().fingerprint()))
        .extracting(LineageNode::kind)
        .containsSubsequence("model", "dataset");
    assertThat(tracker.lineage(rows.fingerprint()).descendants(rows.fingerprint()))
        .extracting(LineageNode::kind)
        .contains("model", "package");
  }

  @Test
  void whatFailsIsRecordedWithItsReason() {
    Stage<Dataset, Dataset> broken =
        Stages.of(
            "broken",
            (Dataset in, RunContext run) -> {
              run.emit(new RunEvent.MetricLogged(run.path(), "loss", 0, 0.5));
              throw new IllegalStateException("no such luck");
            });
    assertThatThrownBy(() -> kit.run(broken, ToyRows.classes(10, 2, 3)))
        .isInstanceOf(StageException.class);
    TrackedRun found = tracker.search(RunSearch.of("status = 'failed'")).runs().get(0);
    assertThat(found.status()).isEqualTo(Status.FAILED);
    assertThat(found.reason().orElseThrow()).contains("no such luck");
    assertThat(found.metrics()).containsKey("loss");
  }

  @Test
  void whatWasRestoredIsSaidToBe() {
    TrainingJob job = TrainingJob.named("train", Trainers.linear()).build();
    kit.run(job.then(PackagingJob.named("pack").build()), ToyRows.classes(50, 2, 3));
    String again =
        kit.run(job.then(PackagingJob.named("pack").build()), ToyRows.classes(50, 2, 3)).id();
    assertThat(tracker.children(again)).allMatch(TrackedRun::restored);
  }

  @Test
  void aUsersRunStandsBesideThem() {
    kit.run(TrainingJob.named("train", Trainers.linear()).build(), ToyRows.classes(50, 2, 3));
    tracker.record(
        "mine",
        "by hand",
        run ->
            run.param("rate", 0.5)
                .log("loss", 0, 1)
                .input(Lineage.of("file", "rows.csv", ToyRows.classes(50, 2, 3).fingerprint())));
    assertThat(tracker.experiments()).extracting(e -> e.name()).containsExactly("mine", "train");
  }
}
