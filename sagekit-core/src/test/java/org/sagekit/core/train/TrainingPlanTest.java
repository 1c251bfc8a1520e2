package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.contract.BuilderRoundTrip;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Task;

class TrainingPlanTest {
  private static final ToyTrainer TRAINER = ToyTrainer.named("toy", "a");

  private static TrainingJob.Builder job() {
    return TrainingJob.named("x", TRAINER);
  }

  /** Each with one option changed. */
  private static List<TrainingPlan> variants() {
    return List.of(
        job().target("y").plan(),
        job().task(Task.BINARY).plan(),
        job().holdout(0.3).plan(),
        job().test(ToyRows.classes(20, 2, 1)).plan(),
        job().profileSample(7).plan(),
        job().calibration(Calibrations.platt()).plan());
  }

  @Test
  void everyOptionShowsInTheSettings() {
    Set<Settings> settings = new HashSet<>(Set.of(TrainingPlan.standard().settings()));
    variants().forEach(plan -> assertThat(settings.add(plan.settings())).isTrue());
  }

  @Test
  void everyOptionIsOneOfAPlanThatIsHandedOnWhole() {
    Set<String> varied = new HashSet<>();
    for (TrainingPlan plan : variants()) {
      varied.addAll(BuilderRoundTrip.differences(TrainingPlan.standard(), plan));
      assertThat(TrainingJob.named("y", TRAINER, plan).plan()).isEqualTo(plan);
    }
    assertThat(varied)
        .isEqualTo(BuilderRoundTrip.state(TrainingPlan.standard()).keySet())
        .hasSize(6);
  }

  @Test
  void tellsAllThatIsWrong() {
    Problems problems = Problems.of("Job 'x'");
    TrainingPlan wrong =
        new TrainingPlan(
            Optional.empty(),
            Optional.of(Task.REGRESSION),
            0,
            Optional.empty(),
            -1,
            Optional.of(Calibrations.platt()));
    wrong.check(problems, "k-means", Set.of(Task.CLUSTERING));
    assertThat(problems.all())
        .containsExactly(
            "Job 'x': holdout must be above 0 and below 1, but was 0.0.",
            "Job 'x': profileSample must be at least 0, but was -1.",
            "Job 'x': task must be one of [CLUSTERING] for k-means, but was REGRESSION.",
            "Job 'x': task must be classes if it is calibrated, but was REGRESSION.",
            "Job 'x': calibration must be none for k-means, which predicts no classes, but was"
                + " platt.");
  }

  @Test
  void correctsATrainerOnlyIfItIsToldTo() {
    assertThat(TrainingPlan.standard().fitted(TRAINER)).isSameAs(TRAINER);
    assertThat(job().calibration(Calibrations.platt()).plan().fitted(TRAINER).settings())
        .isEqualTo(TRAINER.settings().with("calibration", "platt"));
  }

  @Test
  void goesOnWithTheRowsThatItHasDivided() {
    TrainingPlan plan = job().target("y").holdout(0.3).profileSample(7).plan();
    Dataset rows = plan.prepared(ToyRows.numbers(50, 1), TRAINER.tasks());
    Split split = plan.split(rows, TRAINER.tasks(), 1);
    assertThat(split.test().size()).isEqualTo(15);
    TrainingPlan after = plan.after(split);
    assertThat(after.split(split.train(), TRAINER.tasks(), 2)).isEqualTo(split);
    assertThat(after.task()).contains(Task.REGRESSION);
    assertThat(after.profileSample()).isEqualTo(7);
  }

  @Test
  void namesTheOptionThatIsNull() {
    assertThatThrownBy(() -> job().target(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("target");
    assertThatThrownBy(() -> job().calibration(null)).hasMessage("calibration");
  }
}
