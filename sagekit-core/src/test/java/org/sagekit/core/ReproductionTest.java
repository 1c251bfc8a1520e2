package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.Reproduction;
import org.sagekit.api.Reproduction.Part;
import org.sagekit.api.Reproduction.Verdict;
import org.sagekit.api.RunContext;
import org.sagekit.api.Stage;
import org.sagekit.api.Stages;
import org.sagekit.api.WaitingException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Columns;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.internal.TextCodec.Text;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.tune.TuningJob;

/** Runs that are done again, in the same process and by the record of an earlier one. */
class ReproductionTest {
  private static final Dataset ROWS = ToyRows.classes(150, 2, 1);
  @TempDir private Path home;
  private SageKit kit;

  @BeforeEach
  void open() {
    kit = SageKit.open(home, options -> options.threads(4));
  }

  @AfterEach
  void close() {
    kit.close();
  }

  /** A later process with other options. */
  private void reopen() {
    kit.close();
    kit = SageKit.open(home, options -> options.seed(7).threads(2));
  }

  static Stream<Trainer> trainers() {
    return Stream.concat(
            Stream.concat(Trainers.all().stream(), Trainers.unsupervised().stream()),
            Stream.of(Trainers.labelsBy(Trainers.cart())))
        .map(ReproductionTest::quick);
  }

  /** Fewer trees and epochs, so that a test of all takes a moment. */
  private static Trainer quick(Trainer trainer) {
    Trainer quick = trainer;
    for (Hyperparameter<?> handle : trainer.hyperparameters()) {
      quick =
          List.of("rounds", "trees", "epochs").contains(handle.name()) ? few(quick, handle) : quick;
    }
    return quick;
  }

  private static <T> Trainer few(Trainer trainer, Hyperparameter<T> handle) {
    return trainer.with(handle, handle.valid().parse("12"));
  }

  private static Dataset rowsFor(Trainer trainer) {
    if (trainer.tasks().contains(Task.BINARY)) {
      return ROWS;
    }
    return trainer.tasks().contains(Task.MULTILABEL) ? labelled() : ToyRows.numbers(150, 1);
  }

  private static Dataset labelled() {
    Dataset rows = ToyRows.classes(150, 3, 1);
    return rows.with(
        new Field("y", FieldType.TEXT, Role.TARGET), Columns.to(FieldType.TEXT, rows.target()));
  }

  private static TrainingJob job(Trainer trainer) {
    return TrainingJob.named("train", trainer).build();
  }

  private static Stage<Dataset, Dataset> shifted(String name, double share) {
    AtomicInteger calls = new AtomicInteger();
    return Stages.of(
        name,
        (Dataset rows, RunContext run) -> {
          double factor = 1 + share * calls.getAndIncrement();
          double[] a = new double[rows.size()];
          for (int row = 0; row < a.length; row++) {
            a[row] = rows.column("a").number(row) * factor;
          }
          return rows.with(rows.schema().field("a"), Column.ofNumbers(a));
        });
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void everyTrainerMakesTheSameModelAgainAlsoByItsRecordInALaterProcess(Trainer trainer) {
    PipelineRun<TrainedModel> run = kit.run(job(trainer), rowsFor(trainer));
    Reproduction again = run.reproduce();
    assertThat(again.verdict()).as("%s", again).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(again.reasons()).isEmpty();
    assertThat(again.parts()).singleElement().matches(part -> part.before().equals(part.after()));
    reopen();
    Reproduction later = kit.reproduce(run.id());
    assertThat(later.verdict()).as("%s", later).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(later.reasons()).containsExactly("SageKit's threads was 4, is 2.");
    assertThat(later.parts())
        .extracting(Part::path, Part::kind)
        .containsExactly(tuple("train", "model"));
  }

  @Test
  void aLineMakesTheSameAgain() {
    TrainingJob train = job(Trainers.cart());
    PackagingJob pack = PackagingJob.named("pack").build();
    PipelineRun<ModelPackage> run = kit.run(shifted("shift", 0).then(train).then(pack), ROWS);
    Reproduction again = run.reproduce();
    assertThat(again.verdict()).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(again.parts()).extracting(Part::path).containsExactly("shift", "train", "pack");
    assertThat(again.parts()).extracting(Part::kind).containsExactly("dataset", "model", "package");
    assertThat(again.reasons())
        .singleElement()
        .asString()
        .startsWith("Stage 'shift' has no finger");
  }

  @Test
  void doesTheWorkAgainThoughThereAreCheckpoints() {
    AtomicInteger worked = new AtomicInteger();
    Stage<Text, Text> stage =
        Stages.of("count", "1", (in, run) -> new Text(in.value() + worked.incrementAndGet()));
    PipelineRun<Text> run = kit.run(stage, new Text("in"));
    Reproduction again = run.reproduce();
    assertThat(worked).hasValue(2);
    assertThat(again.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(again.reasons())
        .containsExactly(
            "Stage 'count' made something else of the same input, settings and seed: it depends on something besides, such as its code, time, the order of threads or a file.");
    assertThat(kit.run(stage, new Text("in")).output()).isEqualTo(new Text("in1"));
  }

  @Test
  void namesTheFunctionThatDidSomethingElse() {
    PipelineRun<TrainedModel> run = kit.run(shifted("shift", 0.5).then(job(Trainers.cart())), ROWS);
    Reproduction again = run.reproduce();
    assertThat(again.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(again.reasons().get(0)).startsWith("Stage 'shift' has no fingerprint: ");
    assertThat(again.reasons().get(1))
        .startsWith("Stage 'train': input was [dataset 'toy rows' (")
        .endsWith(", as stage 'shift' made it.");
    assertThat(again.parts().get(1).figures()).isNotEmpty();
  }

  @Test
  void saysIfAllIsTheSameButForRounding() {
    PipelineRun<TrainedModel> run =
        kit.run(shifted("shift", 1e-13).then(job(Trainers.linear())), ROWS);
    Reproduction again = run.reproduce();
    assertThat(again.verdict()).as("%s", again).isEqualTo(Verdict.WITHIN);
    assertThat(again.parts()).hasSizeGreaterThan(1);
    assertThat(again.parts().get(0).difference().getAsDouble()).isBetween(1e-14, 1e-12);
    assertThat(run.reproduce(0).verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void refusesAnEpsilonThatIsNone() {
    PipelineRun<Text> run = kit.run(Stages.of("s", (Text in, RunContext r) -> in), new Text("a"));
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> run.reproduce(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Repetition of 'run-1': epsilon must be 0 or more, but was %s.".formatted(bad));
    }
  }

  @Test
  void aSearchComesToTheSame() {
    TuningJob tune = TuningJob.named("tune", Trainers.cart()).trials(5).build();
    PipelineRun<TrainedModel> run = kit.run(tune, ROWS);
    Reproduction again = run.reproduce();
    assertThat(again.verdict()).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(again.parts())
        .extracting(Part::path)
        .contains("tune/trial-0", "tune/trial-4", "tune/best", "tune")
        .hasSize(7);
    reopen();
    Reproduction later = kit.reproduce(run.id());
    assertThat(later.verdict()).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(later.parts()).extracting(Part::path).containsExactly("best");
    assertThat(later.reasons().get(1))
        .startsWith("Only trainings are made again from their record, so not 'tune/trial-")
        .endsWith("'tune'. Maybe give the stage and its input.");
    assertThat(kit.reproduce(run.id(), tune, ROWS).verdict()).isEqualTo(Verdict.BIT_EQUAL);
  }

  @Test
  void theRepetitionIsRecordedAsARunThatTellsWhichOneItRepeats() {
    PipelineRun<TrainedModel> run = kit.run(job(Trainers.cart()), ROWS);
    Reproduction again = run.reproduce();
    TrackedRun repeat = kit.tracker().run(again.repeats().get(0)).orElseThrow();
    assertThat(repeat.tags()).containsEntry("reproduces", run.id());
    assertThat(repeat.restored()).isFalse();
    assertThat(repeat.status()).isEqualTo(PipelineRun.Status.COMPLETED);
  }

  @Test
  void aStageThatIsBroughtHasTheSeedOfThen() {
    TrainingJob job = job(quick(Trainers.randomForest()));
    String run = kit.run(job, ROWS).id();
    reopen();
    assertThat(kit.reproduce(run, job, ROWS).verdict()).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(kit.run(job, ROWS).reproduce().parts().get(0).after())
        .isNotEqualTo(kit.reproduce(run, job, ROWS).parts().get(0).after());
  }

  @Test
  void saysWhichSettingIsAnotherOne() {
    Trainer trainer = quick(Trainers.randomForest());
    String run = kit.run(job(trainer), ROWS).id();
    Hyperparameter<?> trees = trainer.hyperparameters().get(0);
    reopen();
    Reproduction again = kit.reproduce(run, job(set(trainer, trees, "13")), ROWS);
    assertThat(again.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(again.reasons())
        .contains("Stage 'train': setting trainer.%s was 12, is 13.".formatted(trees.name()));
    assertThat(again.parts().get(0).difference()).as("the former model was kept").isPresent();
    assertThat(again.parts().get(0).figures()).isNotEmpty();
  }

  private static <T> Trainer set(Trainer trainer, Hyperparameter<T> handle, String text) {
    return trainer.with(handle, handle.valid().parse(text));
  }

  @Test
  void saysThatTheRowsAreOthers() {
    TrainingJob job = job(Trainers.cart());
    String run = kit.run(job, ROWS).id();
    Dataset others = ROWS.first(149);
    reopen();
    Reproduction again = kit.reproduce(run, job, others);
    assertThat(again.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(again.reasons())
        .contains(
            "Stage 'train': input was [dataset 'toy rows' (%s)], is [dataset 'toy rows' (%s)]."
                .formatted(ROWS.fingerprint().brief(), others.fingerprint().brief()));
  }

  @Test
  void aLineIsMadeAgainByWhoBringsIt() {
    Stage<Dataset, Dataset> shift = shifted("shift", 0);
    var line = shift.then(job(Trainers.cart())).then(PackagingJob.named("pack").build());
    String run = kit.run(line, ROWS).id();
    reopen();
    Reproduction whole = kit.reproduce(run, line, ROWS);
    assertThat(whole.verdict()).as("%s", whole).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(whole.parts()).extracting(Part::path).containsExactly("shift", "train", "pack");
    Reproduction trainings = kit.reproduce(run);
    assertThat(trainings.verdict()).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(trainings.reasons().get(1)).contains("so not 'shift', 'pack'.");
  }

  @Test
  void endsBeforeWhatActsOnTheWorld() {
    var line =
        job(Trainers.cart())
            .then(PackagingJob.named("pack").build())
            .then(DeploymentJob.named("deploy").build());
    Reproduction again = kit.run(line, ROWS).reproduce();
    assertThat(again.verdict()).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(again.parts()).extracting(Part::path).containsExactly("train", "pack");
    assertThat(again.reasons())
        .containsExactly(
            "Stage 'deploy' acts on the world and is not done twice: the repetition ended before it.");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> kit.reproduce("run-77"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SageKit: run must be one of this workspace, but was 'run-77'.");
    Stage<Text, Text> stage = Stages.of("s", (Text in, RunContext r) -> in);
    String run = kit.run(stage, new Text("a")).id();
    assertThatThrownBy(() -> kit.reproduce(run))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Run '%s': a stage must be there whose output can be made again and compared, but was not: Only trainings are made again from their record, so not 's'. Maybe give the stage and its input."
                .formatted(run));
    assertThat(kit.reproduce(run, stage, new Text("a")).verdict()).isEqualTo(Verdict.BIT_EQUAL);
  }

  @Test
  void refusesARunThatHasNotCompleted() {
    Stage<Text, Text> broken =
        Stages.of(
            "broken",
            (in, run) -> {
              throw new IllegalStateException("no such luck");
            });
    assertThatThrownBy(() -> kit.run(broken, new Text("a"))).hasMessageContaining("no such luck");
    assertThatThrownBy(() -> kit.reproduce("run-1", broken, new Text("a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Run 'run-1': status must be COMPLETED, but was FAILED.");
  }

  @Test
  void aStageInsideOfARunIsRepeatedByItself() {
    TrainingJob job = job(quick(Trainers.randomForest()));
    String run = kit.run(shifted("shift", 0).then(job), ROWS).id();
    String inner = kit.tracker().children(run).get(1).id();
    reopen();
    assertThat(kit.reproduce(inner).verdict()).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(kit.reproduce(inner, job, ROWS).verdict()).isEqualTo(Verdict.BIT_EQUAL);
  }

  @Test
  void goesOnFromTheSameModelAgain() {
    Trainer trainer = quick(Trainers.xgboost());
    TrainedModel first = job(trainer).toBuilder().name("first").build().run(ROWS, TestRun.at(home));
    TrainingJob job = TrainingJob.named("next", trainer).from(first).test(ROWS).build();
    String run = kit.run(job, ROWS).id();
    reopen();
    assertThat(kit.reproduce(run).verdict()).isEqualTo(Verdict.BIT_EQUAL);
  }

  @Test
  void looksForTheRunThatWorkedWhereAnotherTookACheckpoint() {
    TuningJob tune = TuningJob.named("tune", Trainers.cart()).trials(2).build();
    kit.run(tune, ROWS);
    String restored = kit.run(tune, ROWS).id();
    reopen();
    assertThat(kit.reproduce(restored).parts()).extracting(Part::path).containsExactly("best");
  }

  @Test
  void saysThatTheRowsAreGone() throws IOException {
    String run = kit.run(job(Trainers.cart()), ROWS).id();
    try (Stream<Path> objects = Files.walk(home.resolve("objects"))) {
      for (Path file : objects.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    reopen();
    assertThatThrownBy(() -> kit.reproduce(run))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Stage 'train' was not repeated: Object '")
        .hasMessageContaining("is gone.");
    assertThat(kit.reproduce(run, job(Trainers.cart()), ROWS).verdict())
        .isEqualTo(Verdict.BIT_EQUAL);
  }

  @Test
  void saysWhichTrainerItCannotMakeAgain() {
    TrainingJob job = job(ToyTrainer.named("line", "a"));
    String run = kit.run(job, ROWS).id();
    assertThatThrownBy(() -> kit.reproduce(run))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "setting 'trainer' must be one that can be read back, but was 'line'");
    assertThat(kit.reproduce(run, job, ROWS).verdict()).isEqualTo(Verdict.BIT_EQUAL);
  }

  @Test
  void waitsForPeopleAsTheRunDid() {
    AtomicInteger calls = new AtomicInteger();
    Stage<Text, Text> asking =
        Stages.of(
            "ask",
            (in, run) -> {
              if (calls.getAndIncrement() > 0) {
                throw new WaitingException("2 answers are missing");
              }
              return in;
            });
    PipelineRun<Text> run = kit.run(asking, new Text("a"));
    assertThatThrownBy(run::reproduce)
        .isInstanceOf(WaitingException.class)
        .hasMessageContaining("2 answers are missing");
  }

  @Test
  void readsLikeAReport() {
    Reproduction again = kit.run(job(Trainers.cart()), ROWS).reproduce();
    assertThat(again.summary().title()).isEqualTo("Repetition of run-1");
    assertThat(Summaries.toText(again.summary())).contains("BIT_EQUAL", "train", "model");
    assertThat(again.toString()).isEqualTo("run-1 BIT_EQUAL");
    assertThat(again.repeats()).containsExactly("run-2");
    assertThat(again.took()).isPositive();
  }
}
