package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;

class RecordedTrainingTest {
  private static final Dataset ROWS = ToyRows.classes(60, 2, 1);
  private static final List<Calibration> CALIBRATIONS =
      List.of(Calibrations.isotonic(), Calibrations.platt(), Calibrations.temperature());
  private final RunContext run = TestRun.at(Path.of("never-written"));

  private static Stream<Trainer> trainers() {
    return Stream.of(
            Trainers.all().stream(),
            Trainers.unsupervised().stream(),
            Trainers.all().stream()
                .filter(base -> base.tasks().contains(Task.BINARY))
                .map(Trainers::labelsBy))
        .flatMap(all -> all);
  }

  @Provide
  Arbitrary<TrainingJob> jobs() {
    return Arbitraries.of(trainers().toList())
        .flatMap(trainer -> Arbitraries.longs().map(seed -> job(trainer, new Random(seed))));
  }

  private static TrainingJob job(Trainer standard, Random random) {
    Trainer trainer = standard;
    for (Hyperparameter<?> handle : handles(trainer)) {
      trainer = random.nextInt(3) == 0 ? trainer : some(trainer, handle, random);
    }
    TrainingJob.Builder job = TrainingJob.named("job " + random.nextInt(9), trainer);
    List<Task> tasks = List.copyOf(trainer.tasks());
    Optional<Task> task =
        random.nextBoolean()
            ? Optional.of(tasks.get(random.nextInt(tasks.size())))
            : Optional.empty();
    task.ifPresent(job::task);
    boolean classes =
        task.map(Task::isClassification)
            .orElse(trainer.tasks().stream().anyMatch(Task::isClassification));
    if (classes && random.nextBoolean()) {
      job.calibration(CALIBRATIONS.get(random.nextInt(3)));
    }
    if (random.nextBoolean()) {
      job.target("column " + random.nextInt());
    }
    job.profileSample(random.nextInt(9_000));
    return (random.nextBoolean() ? job.test(ROWS) : job.holdout(random.nextDouble(0.01, 0.99)))
        .build();
  }

  private static List<Hyperparameter<?>> handles(Trainer trainer) {
    List<Hyperparameter<?>> all = new ArrayList<>(trainer.hyperparameters());
    all.addAll(trainer.options());
    return all;
  }

  private static <T> Trainer some(Trainer trainer, Hyperparameter<T> handle, Random random) {
    double unit = random.nextDouble();
    T value = random.nextBoolean() ? handle.valid().at(unit) : handle.usual().at(unit);
    return trainer.with(handle, random.nextInt(5) == 0 ? handle.standard() : value);
  }

  @Property(tries = 2_000)
  void makesTheJobAgainThatTheSettingsTellOf(@ForAll("jobs") TrainingJob job) {
    run.workspace().keep(ROWS.fingerprint(), ROWS);
    TrainingJob again = TrainingJob.of(job.name(), job.settings(), run.workspace());
    assertThat(again.settings()).isEqualTo(job.settings());
    assertThat(again.fingerprint()).isEqualTo(job.fingerprint()).isPresent();
    assertThat(again.name()).isEqualTo(job.name());
  }

  @Test
  void knowsWhichCorrectionIsInsideOfAnother() {
    Trainer inside = new CalibratedTrainer(Trainers.linear(), Calibrations.platt());
    for (Trainer trainer : List.of(inside, Trainers.labelsBy(inside))) {
      TrainingJob job = TrainingJob.named("train", trainer).build();
      assertThat(TrainingJob.of("train", job.settings(), run.workspace()).fingerprint())
          .isEqualTo(job.fingerprint())
          .isPresent();
    }
  }

  @Test
  void readsConstraintsBack() {
    Trainer trainer = Trainers.xgboost().with(XGBoost.MONOTONE, "age=+1,price=-1");
    TrainingJob job = TrainingJob.named("train", trainer).build();
    assertThat(TrainingJob.of("train", job.settings(), run.workspace()).fingerprint())
        .isEqualTo(job.fingerprint());
  }

  @Test
  void findsTheModelThatItWentOnFromAndTheTestRows() {
    Trainer trainer = Trainers.xgboost().with(XGBoost.ROUNDS, 2);
    TrainedModel first = TrainingJob.named("first", trainer).build().run(ROWS, run);
    TrainingJob job =
        TrainingJob.named("next", trainer).from(first).test(ToyRows.classes(20, 2, 5)).build();
    TrainedModel next = job.run(ROWS, run);
    TrainingJob again = TrainingJob.of("next", job.settings(), run.workspace());
    assertThat(again.run(ROWS, run)).isEqualTo(next);
  }

  @Test
  void makesTheSameModelOfRowsThatAreReadyAlready() {
    for (Task task : Set.of(Task.BINARY, Task.REGRESSION)) {
      Dataset rows = task == Task.BINARY ? ROWS : ToyRows.numbers(60, 1);
      TrainingJob job = TrainingJob.named("train", Trainers.cart()).target("y").task(task).build();
      Dataset before = rows.as("a", Role.TARGET);
      assertThat(job.run(job.prepared(before), run).fingerprint())
          .isEqualTo(job.run(before, run).fingerprint());
    }
  }

  @Test
  void saysWhatIsNotInTheWorkspace() {
    Settings settings = TrainingJob.named("train", Trainers.cart()).test(ROWS).build().settings();
    assertThatThrownBy(() -> TrainingJob.of("train", settings, run.workspace()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "TrainingJob 'train': 'test' must be kept in the workspace, but Dataset %s is not there."
                .formatted(ROWS.fingerprint().brief()));
    Settings warm = settings.with("test", "x");
    assertThatThrownBy(() -> TrainingJob.of("train", warm, run.workspace()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting 'test' must be one that can be read back, but was 'x'");
  }

  @Test
  void refusesTrainersThatItDoesNotKnow() {
    Settings toy = TrainingJob.named("train", ToyTrainer.named("line", "a")).build().settings();
    assertThatThrownBy(() -> TrainingJob.of("train", toy, run.workspace()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Trainers: name must be one of theirs, but was 'line'");
  }

  @Test
  void refusesWhatItCannotReadBack() {
    Settings good = TrainingJob.named("train", Trainers.cart()).build().settings();
    for (Settings bad :
        List.of(
            Settings.empty(),
            good.with("trainer.max_depth", "deep"),
            good.with("trainer.max_depth", -5),
            good.with("trainer.unheard", 1),
            good.with("task", "GUESSING"),
            good.with("holdout", "NaN"),
            good.with("calibration", "by eye"),
            good.with("from", Fingerprint.of("x").hex().substring(1)),
            good.with("trials", 3))) {
      assertThatThrownBy(() -> TrainingJob.of("train", bad, run.workspace()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("TrainingJob 'train': ");
    }
  }
}
