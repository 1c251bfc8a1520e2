package org.sagekit.autopilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.RunEvent;
import org.sagekit.api.RunEvent.StageFinished;
import org.sagekit.api.RunListener;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.tune.Trial;
import org.sagekit.core.SageKit;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Calibrations;
import org.sagekit.core.train.Trainers;

class AutopilotJobTest {
  private static final RunListener NOBODY = (run, event) -> {};
  @TempDir Path folder;
  private final ToyTrainer onA = ToyTrainer.named("toy-a", "a").with(ToyTrainer.STRENGTH, 1.0);
  private final ToyTrainer onB = ToyTrainer.named("toy-b", "b").with(ToyTrainer.STRENGTH, 0.9);
  private final ToyTrainer broken = ToyTrainer.named("broken", "a").with(ToyTrainer.FAULT, 1.0);
  private final Dataset rows = ToyRows.numbers(200, 1);

  private AutopilotJob.Builder job() {
    return AutopilotJob.named("auto").trainers(onA, onB).trials(1).folds(3);
  }

  private PipelineRun<TrainedModel> run(AutopilotJob job, Dataset input, RunListener listener) {
    try (SageKit kit = SageKit.open(folder, o -> o.threads(2).listener(listener))) {
      return kit.run(job, input);
    }
  }

  /** Without a workspace on disk, which tests that look at the model alone don't need. */
  private TrainedModel model(AutopilotJob job) {
    return job.run(rows, TestRun.at(folder));
  }

  private static List<Leaderboard.Entry> board(TrainedModel model) {
    return model.leaderboard().orElseThrow().entries();
  }

  @Test
  void listsEveryCandidateTheBestFirst() {
    List<Leaderboard.Entry> board = board(model(job().build()));
    assertThat(board)
        .extracting(Leaderboard.Entry::name)
        .containsExactlyInAnyOrder("ensemble", "toy-a-0", "toy-b-0", "toy-a-1", "toy-b-1");
    assertThat(board)
        .isSortedAccordingTo((x, y) -> Double.compare(x.score().value(), y.score().value()));
  }

  @Test
  void averagesCandidatesThatKnowDifferentThings() {
    TrainedModel model = model(job().build());
    assertThat(model.name()).isEqualTo("auto");
    assertThat(model.trainer()).isEqualTo("ensemble");
    double alone = alone().evaluation().get(Metric.RMSE).value();
    assertThat(model.evaluation().get(Metric.RMSE).value()).isLessThan(0.8 * alone);
  }

  private TrainedModel alone() {
    return model(job().margin(1).build());
  }

  @Test
  void predictsTheWeightedMeanOfItsMembers() {
    PipelineRun<TrainedModel> run = run(job().trials(0).build(), rows, NOBODY);
    double expected = 0;
    for (String member : List.of("toy-a-0", "toy-b-0")) {
      double weight = Double.parseDouble(run.output().settings().asMap().get(member));
      expected += weight * Scorers.of(refitted(run, member)).score(rows.row(3)).value();
    }
    assertThat(Scorers.of(run.output()).score(rows.row(3)).value())
        .isCloseTo(expected, within(1e-12));
  }

  private static TrainedModel refitted(PipelineRun<TrainedModel> run, String member) {
    return run.events().stream()
        .filter(StageFinished.class::isInstance)
        .map(StageFinished.class::cast)
        .filter(event -> event.path().equals("auto/" + member + "-refit"))
        .map(event -> (TrainedModel) event.output())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsTheWeightsAndSettingsOfItsMembers() {
    Map<String, String> settings = model(job().trials(0).build()).settings().asMap();
    assertThat(settings).containsKeys("toy-a-0", "toy-b-0");
    assertThat(settings).containsEntry("toy-b-0.strength", "0.9");
  }

  @Test
  void returnsTheBestAloneWhenAnAverageSavesTooLittle() {
    TrainedModel model = alone();
    assertThat(model.trainer()).isEqualTo(board(model).get(0).trainer());
    assertThat(model.settings()).isEqualTo(board(model).get(0).settings());
    assertThat(board(model)).extracting(Leaderboard.Entry::name).doesNotContain("ensemble");
  }

  @Test
  void givesProbabilitiesForClasses() {
    Dataset classes = ToyRows.classes(200, 3, 1);
    TrainedModel model = job().build().run(classes, TestRun.at(folder));
    double[] probabilities = Scorers.of(model).score(classes.row(0)).toArray();
    assertThat(DoubleStream.of(probabilities).sum()).isCloseTo(1, within(1e-12));
    assertThat(model.leaderboard().orElseThrow().metric()).isEqualTo(Metric.LOG_LOSS);
  }

  @Test
  void givesTheSameOnAnyNumberOfThreads() {
    TrainedModel one = onThreads(1);
    TrainedModel four = onThreads(4);
    assertThat(four.graph()).isEqualTo(one.graph());
    assertThat(four.leaderboard()).isEqualTo(one.leaderboard());
    assertThat(four.fingerprint()).isEqualTo(one.fingerprint());
  }

  private TrainedModel onThreads(int threads) {
    try (SageKit kit = SageKit.open(folder.resolve("t" + threads), o -> o.threads(threads))) {
      return kit.run(job().build(), rows).output();
    }
  }

  @Test
  void repeatsNoFinishedCandidateAfterItWasCutOff() {
    AutopilotJob job = job().build();
    assertThatThrownBy(() -> run(job, rows, AutopilotJobTest::die))
        .hasStackTraceContaining("killed");
    int before = onA.trainings() + onB.trainings();
    assertThat(before).isGreaterThanOrEqualTo(2 * 3);
    TrainedModel resumed = run(job, rows, NOBODY).output();
    int after = onA.trainings() + onB.trainings();
    int refits = 4;
    assertThat(after - before).isLessThanOrEqualTo(2 * 3 + refits);
    assertThat(resumed.fingerprint()).isEqualTo(onThreads(2).fingerprint());
  }

  private static void die(String run, RunEvent event) {
    if (event instanceof Trial trial && trial.number() == 1) {
      throw new AssertionError("killed");
    }
  }

  @Test
  void notesCandidatesThatFail() {
    List<Leaderboard.Entry> board =
        board(model(AutopilotJob.named("auto").trainers(broken, onA).trials(0).build()));
    assertThat(board).extracting(Leaderboard.Entry::name).containsExactly("toy-a-0", "broken-0");
    assertThat(board.get(1).note()).isEqualTo("ToyTrainer: it was told to fail.");
  }

  @Test
  void failsWhenAllCandidatesFail() {
    AutopilotJob hopeless = AutopilotJob.named("auto").trainers(broken).trials(0).build();
    assertThatThrownBy(() -> model(hopeless))
        .hasMessageContaining(
            "AutopilotJob 'auto': all 1 candidates failed, the first because: ToyTrainer: it was");
  }

  @Test
  void endsWithTheBestSoFarWhenStopped() {
    try (SageKit kit = SageKit.open(folder, o -> o.threads(1).listener(AutopilotJobTest::stop))) {
      PipelineRun<TrainedModel> stopped = kit.run(job().build(), rows);
      assertThat(stopped.status()).isEqualTo(Status.COMPLETED);
      assertThat(board(stopped.output())).hasSize(1);
    }
    assertThat(board(run(job().build(), rows, NOBODY).output())).hasSize(5);
  }

  private static void stop(String run, RunEvent event) {
    if (event instanceof Trial trial && trial.number() == 0) {
      event.stop("good enough");
    }
  }

  @Test
  void reportsAllProblemsAtOnce() {
    AutopilotJob.Builder wrong =
        AutopilotJob.named("auto").trainers().trials(-1).folds(1).margin(Double.NaN).holdout(2);
    assertThatThrownBy(wrong::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AutopilotJob 'auto': trainers must be at least one, but was none.")
        .hasMessageContaining("AutopilotJob 'auto': trials must be 0 or more, but was -1.")
        .hasMessageContaining("AutopilotJob 'auto': folds must be at least 2, but was 1.")
        .hasMessageContaining("AutopilotJob 'auto': margin must be from 0 to 1, but was NaN.")
        .hasMessageContaining("AutopilotJob 'auto': holdout must be");
  }

  @Test
  void calibratesEveryCandidateAndWhatItReturns() {
    Dataset classes = ToyRows.classes(400, 2, 1);
    AutopilotJob.Builder timid =
        AutopilotJob.named("auto")
            .trainers(onA.with(ToyTrainer.STRENGTH, 0.25), onB.with(ToyTrainer.STRENGTH, 0.25))
            .metric(Metric.LOG_LOSS)
            .trials(0);
    TrainedModel bare = timid.build().run(classes, TestRun.at(folder));
    TrainedModel honest =
        timid.calibration(Calibrations.platt()).build().run(classes, TestRun.at(folder));
    for (int place = 0; place < board(bare).size(); place++) {
      assertThat(board(honest).get(place).score().value())
          .isLessThan(board(bare).get(place).score().value());
    }
    assertThat(honest.trainer()).isEqualTo("ensemble");
    assertThat(honest.settings().asMap()).containsEntry("toy-b-0.calibration", "platt");
    assertThat(honest.evaluation().get(Metric.LOG_LOSS).value())
        .isLessThan(bare.evaluation().get(Metric.LOG_LOSS).value());
  }

  @Test
  void passesOverTrainersThatCanNotBeCalibrated() {
    AutopilotJob job =
        AutopilotJob.named("auto")
            .trainers(Trainers.quantile(), onA)
            .calibration(Calibrations.platt())
            .trials(0)
            .build();
    assertThat(job.fingerprint()).isPresent();
    TrainedModel model = job.run(ToyRows.classes(200, 2, 1), TestRun.at(folder));
    assertThat(board(model)).extracting(Leaderboard.Entry::name).containsExactly("toy-a-0");
  }

  @Test
  void refusesToCalibrateNumbers() {
    AutopilotJob.Builder calibrated = job().calibration(Calibrations.isotonic());
    assertThatThrownBy(() -> model(calibrated.build()))
        .hasMessage(
            "AutopilotJob 'auto': target 'y' must be classes to be calibrated, but was a number.");
    assertThatThrownBy(() -> calibrated.trainers(Trainers.quantile()).build())
        .hasMessage(
            "AutopilotJob 'auto': calibration must be none for quantile, which predicts no classes,"
                + " but was isotonic.");
  }

  @Test
  void refusesTrainersThatNothingCanBeAveragedOf() {
    assertThatThrownBy(
            () ->
                AutopilotJob.named("auto").trainers(Trainers.labelsBy(onA), Trainers.pca()).build())
        .hasMessage(
            "AutopilotJob 'auto': trainers must be able to do one of [BINARY, MULTICLASS,"
                + " REGRESSION], but was labels-by-toy-a, pca.");
  }

  @Test
  void refusesAMetricThatDoesNotFitTheTarget() {
    assertThatThrownBy(() -> model(job().metric(Metric.ACCURACY).build()))
        .hasMessageContaining(
            "AutopilotJob 'auto': metric must be one that fits REGRESSION, but was ACCURACY.");
  }
}
