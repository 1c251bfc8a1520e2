package org.sagekit.core.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.RunEvent;
import org.sagekit.api.RunEvent.MetricLogged;
import org.sagekit.api.RunEvent.StageFinished;
import org.sagekit.api.RunListener;
import org.sagekit.api.Settings;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Range;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.tune.Assignment;
import org.sagekit.api.tune.Sampler;
import org.sagekit.api.tune.SearchSpace;
import org.sagekit.api.tune.Trial;
import org.sagekit.core.SageKit;
import org.sagekit.core.train.Calibrations;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

class TuningJobTest {
  private static final RunListener NOBODY = (run, event) -> {};
  private static final Hyperparameter<Integer> UNKNOWN =
      new Hyperparameter<>(
          "depth", 3, Range.ofInts(1, 9), Range.ofInts(1, 9), "of another trainer");

  @TempDir Path folder;
  private final ToyTrainer trainer = ToyTrainer.named("toy", "a");
  private final Dataset rows = ToyRows.numbers(100, 1);

  private TuningJob.Builder job() {
    return TuningJob.named("tune", trainer).trials(6);
  }

  private PipelineRun<TrainedModel> run(TuningJob job, Dataset input, RunListener listener) {
    try (SageKit kit = SageKit.open(folder, o -> o.threads(2).listener(listener))) {
      return kit.run(job, input);
    }
  }

  private TrainedModel model(TuningJob job) {
    return model(job, rows);
  }

  /** Without a workspace on disk, which tests that look at the model alone don't need. */
  private TrainedModel model(TuningJob job, Dataset input) {
    return job.run(input, TestRun.at(folder));
  }

  @Test
  void returnsTheBestOfAllTrials() {
    TrainedModel model = model(job().build());
    List<Leaderboard.Entry> board = model.leaderboard().orElseThrow().entries();
    assertThat(board)
        .extracting(Leaderboard.Entry::name)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 6).mapToObj(n -> "trial-" + n).toList());
    assertThat(board).isSortedAccordingTo((x, y) -> Double.compare(score(x), score(y)));
    assertThat(model.settings()).isEqualTo(board.get(0).settings());
    assertThat(strength(board.get(0).settings())).isGreaterThan(strength(trainer.settings()));
  }

  private static double score(Leaderboard.Entry entry) {
    return entry.score().value();
  }

  private static double strength(Settings settings) {
    return Double.parseDouble(settings.asMap().get("strength"));
  }

  @Test
  void triesTheTrainerAsItIsFirst() {
    Leaderboard.Entry own =
        model(job().build()).leaderboard().orElseThrow().entries().stream()
            .filter(entry -> entry.name().equals("trial-0"))
            .findFirst()
            .orElseThrow();
    assertThat(own.settings()).isEqualTo(trainer.settings());
  }

  @Test
  void bearsItsOwnNameAndIsJudgedByRowsHeldOut() {
    TrainedModel model = model(job().holdout(0.3).build());
    assertThat(model.name()).isEqualTo("tune");
    assertThat(model.lineage().name()).isEqualTo("tune");
    assertThat(model.profile().rows()).isEqualTo(70);
    assertThat(model.evaluation().rows()).isEqualTo(30);
  }

  @Test
  void isJudgedByGivenRowsAndThenHoldsNoneOut() {
    TrainedModel model = model(job().test(ToyRows.numbers(17, 2)).build());
    assertThat(model.profile().rows()).isEqualTo(100);
    assertThat(model.evaluation().rows()).isEqualTo(17);
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
  void triesOtherValuesFromAnotherSeed() {
    TrainedModel other = job().build().run(rows, TestRun.at(folder).seeded(43));
    assertThat(other.leaderboard()).isNotEqualTo(model(job().build()).leaderboard());
  }

  @Test
  void searchesOnlyWhatItIsTold() {
    TuningJob narrow = job().search(ToyTrainer.STRENGTH, Range.ofReals(0.5, 0.6)).build();
    assertThat(model(narrow).leaderboard().orElseThrow().entries())
        .filteredOn(entry -> !entry.name().equals("trial-0"))
        .hasSize(5)
        .allMatch(entry -> Range.ofReals(0.5, 0.6).contains(strength(entry.settings())));
  }

  @Test
  void searchesWhereItWasToldLast() {
    TuningJob wide = job().search(ToyTrainer.STRENGTH, Range.ofReals(0, 1)).build();
    TuningJob narrow = wide.toBuilder().search(ToyTrainer.STRENGTH, Range.ofReals(0.5, 1)).build();
    assertThat(narrow.settings().asMap()).containsEntry("search.strength", "from 0.5 to 1.0");
    assertThat(wide.settings().asMap()).containsEntry("search.strength", "from 0.0 to 1.0");
  }

  @Test
  void takesTheFirstOfEquals() {
    Dataset classes = ToyRows.classes(100, 2, 1);
    TrainedModel model = model(job().metric(Metric.AUC).build(), classes);
    assertThat(model.leaderboard().orElseThrow().entries())
        .extracting(Leaderboard.Entry::name)
        .startsWith("trial-0", "trial-1", "trial-2");
  }

  @Test
  void repeatsNoFinishedTrialAfterItWasCutOff() {
    TuningJob job = job().build();
    assertThatThrownBy(() -> run(job, rows, TuningJobTest::die)).hasStackTraceContaining("killed");
    int before = trainer.trainings();
    assertThat(before).isGreaterThanOrEqualTo(4 * 3);
    TrainedModel resumed = run(job, rows, NOBODY).output();
    assertThat(trainer.trainings() - before).isLessThanOrEqualTo((6 - 4) * 3 + 1);
    assertThat(resumed.fingerprint()).isEqualTo(onThreads(2).fingerprint());
  }

  private static void die(String run, RunEvent event) {
    if (event instanceof Trial trial && trial.number() == 3) {
      throw new AssertionError("killed");
    }
  }

  @Test
  void isItselfRestoredOnceItHasFinished() {
    run(job().build(), rows, NOBODY);
    int before = trainer.trainings();
    run(job().build(), rows, NOBODY);
    assertThat(trainer.trainings() - before).isZero();
  }

  @Test
  void notesTrialsThatFailAndPutsThemLast() {
    TuningJob risky = job().search(ToyTrainer.FAULT, Range.ofReals(0, 1)).build();
    List<Leaderboard.Entry> board = model(risky).leaderboard().orElseThrow().entries();
    assertThat(board.get(0).note()).isEmpty();
    assertThat(board.get(5).note()).isEqualTo("ToyTrainer: it was told to fail.");
    assertThat(board.get(5).score().value()).isNaN();
  }

  @Test
  void failsWhenAllTrialsFail() {
    TuningJob hopeless =
        TuningJob.named("tune", trainer.with(ToyTrainer.FAULT, 1.0))
            .search(ToyTrainer.STRENGTH, Range.ofReals(0, 1))
            .trials(3)
            .build();
    assertThatThrownBy(() -> model(hopeless))
        .hasMessageContaining(
            "TuningJob 'tune': all 3 trials failed, the first because: ToyTrainer: it was told to"
                + " fail.");
  }

  @Test
  void endsWithTheBestSoFarWhenStopped() {
    try (SageKit kit = SageKit.open(folder, o -> o.threads(1).listener(TuningJobTest::stop))) {
      PipelineRun<TrainedModel> stopped = kit.run(job().build(), rows);
      assertThat(stopped.status()).isEqualTo(Status.COMPLETED);
      assertThat(stopped.output().leaderboard().orElseThrow().entries()).hasSize(3);
    }
    TrainedModel whole = run(job().build(), rows, NOBODY).output();
    assertThat(whole.leaderboard().orElseThrow().entries()).hasSize(6);
  }

  private static void stop(String run, RunEvent event) {
    if (event instanceof Trial trial && trial.number() == 2) {
      event.stop("good enough");
    }
  }

  @Test
  void isStoppedWhenNoTrialHasFinished() {
    PipelineRun<TrainedModel> stopped =
        run(
            job().build(),
            rows,
            (id, event) -> {
              if (event instanceof RunEvent.StageStarted started && started.path().equals("tune")) {
                event.stop("at once");
              }
            });
    assertThat(stopped.status()).isEqualTo(Status.STOPPED);
  }

  @Test
  void tellsOfEachFoldAndEachTrialInOrder() {
    List<RunEvent> events = run(job().folds(4).build(), rows, NOBODY).events();
    assertThat(events)
        .filteredOn(MetricLogged.class::isInstance)
        .filteredOn(event -> ((MetricLogged) event).path().startsWith("tune/trial-"))
        .hasSize(6 * 4);
    assertThat(events)
        .filteredOn(Trial.class::isInstance)
        .extracting(event -> ((Trial) event).number())
        .isEqualTo(IntStream.range(0, 6).boxed().toList());
    assertThat(events)
        .filteredOn(StageFinished.class::isInstance)
        .extracting(event -> ((StageFinished) event).path())
        .contains("tune/trial-5", "tune/best", "tune");
  }

  @Test
  void showsTheSamplerTheTrialsOfTheRoundsBefore() {
    Map<Integer, Integer> seenByNumber = new ConcurrentHashMap<>();
    model(job().trials(18).sampler(new Watching(seenByNumber)).build());
    assertThat(new TreeMap<>(seenByNumber))
        .containsEntry(1, 0)
        .containsEntry(7, 0)
        .containsEntry(8, 8)
        .containsEntry(15, 8)
        .containsEntry(16, 16)
        .hasSize(17);
  }

  private record Watching(Map<Integer, Integer> seenByNumber) implements Sampler {
    @Override
    public String name() {
      return "watching";
    }

    @Override
    public Settings settings() {
      return Settings.empty();
    }

    @Override
    public Assignment next(SearchSpace space, List<Trial> finished, int number, long seed) {
      seenByNumber.put(number, finished.size());
      return Samplers.random().next(space, finished, number, seed);
    }
  }

  @Test
  void calibratesWhatItTriesAndWhatItReturns() {
    Dataset classes = ToyRows.classes(400, 2, 1);
    TuningJob.Builder bare = job().metric(Metric.LOG_LOSS).test(ToyRows.classes(400, 2, 2));
    TrainedModel timid = model(bare.trials(1).build(), classes);
    TrainedModel honest = model(bare.calibration(Calibrations.platt()).trials(1).build(), classes);
    assertThat(score(board(honest).get(0))).isLessThan(0.9 * score(board(timid).get(0)));
    assertThat(honest.evaluation().get(Metric.LOG_LOSS).value())
        .isLessThan(0.9 * timid.evaluation().get(Metric.LOG_LOSS).value());
    assertThat(honest.settings().asMap()).containsEntry("calibration", "platt");
    assertThat(board(honest).get(0).settings()).isEqualTo(honest.settings());
  }

  private static List<Leaderboard.Entry> board(TrainedModel model) {
    return model.leaderboard().orElseThrow().entries();
  }

  @Test
  void returnsTheGraphThatATrainingOfTheBestWouldGive() {
    Dataset classes = ToyRows.classes(200, 2, 1);
    Dataset test = ToyRows.classes(50, 2, 2);
    Calibration platt = Calibrations.platt();
    TrainedModel model = model(job().trials(1).test(test).calibration(platt).build(), classes);
    TrainingJob training = TrainingJob.named("best", trainer).test(test).calibration(platt).build();
    TrainedModel alone = TestRun.at(folder).call(training, classes);
    assertThat(model.graph()).isEqualTo(alone.graph());
    assertThat(model.evaluation()).isEqualTo(alone.evaluation());
  }

  @Test
  void refusesToCalibrateNumbers() {
    assertThatThrownBy(() -> model(job().calibration(Calibrations.platt()).build()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "TuningJob 'tune': target 'y' must be classes to be calibrated, but was a number.");
  }

  @Test
  void tunesForSeveralLabelsAtOnce() {
    List<@Nullable String> labels = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      String low = rows.column("a").number(row) < 0 ? "low" : "";
      labels.add(rows.column("b").number(row) < 0 ? low + "|small" : low);
    }
    Dataset labelled =
        rows.without("y").with(new Field("y", FieldType.TEXT, Role.TARGET), Column.ofTexts(labels));
    TrainedModel model =
        model(
            TuningJob.named("tune", Trainers.labelsBy(Trainers.cart())).trials(2).build(),
            labelled);
    assertThat(model.graph().classes()).containsExactly("low", "small");
    assertThat(model.leaderboard().orElseThrow().metric()).isEqualTo(Metric.F1_MICRO);
    assertThat(score(board(model).get(0))).isGreaterThan(0.8);
  }

  @Test
  void refusesTrainersThatNoTargetJudges() {
    assertThatThrownBy(() -> TuningJob.named("tune", Trainers.kMeans()).build())
        .hasMessageContaining(
            "TuningJob 'tune': trainer must be one that learns from a target, for trials to be"
                + " judged by it, but was k-means. Maybe a TrainingJob.");
  }

  @Test
  void reportsAllProblemsAtOnce() {
    TuningJob.Builder wrong =
        TuningJob.named("tune", trainer)
            .trials(0)
            .folds(1)
            .search(ToyTrainer.STRENGTH, Range.ofReals(0.5, 2))
            .search(UNKNOWN, UNKNOWN.usual());
    assertThatThrownBy(wrong::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TuningJob 'tune': trials must be at least 1, but was 0.")
        .hasMessageContaining("TuningJob 'tune': folds must be at least 2, but was 1.")
        .hasMessageContaining(
            "search must be a hyperparameter of toy, one of [strength, fault], but was 'depth'.")
        .hasMessageContaining(
            "search of 'strength' must be within from 0.0 to 1.0, but was from 0.5 to 2.0.");
  }

  @Test
  void refusesAMetricThatDoesNotFitTheTarget() {
    assertThatThrownBy(() -> model(job().metric(Metric.AUC).build()))
        .hasMessageContaining(
            "TuningJob 'tune': metric must be one that fits REGRESSION, but was AUC.");
    assertThat(Metric.AUC.fits(Task.REGRESSION)).isFalse();
  }

  @Test
  void refusesMoreFoldsThanRows() {
    assertThatThrownBy(() -> model(job().folds(9).build(), rows.first(10)))
        .hasMessageContaining("rows must be at least 9, but was 8.");
  }
}
