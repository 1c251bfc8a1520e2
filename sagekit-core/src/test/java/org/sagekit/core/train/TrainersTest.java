package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Trainer;

class TrainersTest {

  @Test
  void findsEachTrainerByItsName() {
    assertThat(Trainers.all()).hasSize(12);
    for (Trainer trainer : Trainers.all()) {
      assertThat(Trainers.named(trainer.name()).fingerprint()).isEqualTo(trainer.fingerprint());
    }
  }

  @Test
  void findsThoseWithoutATargetApart() {
    assertThat(Trainers.unsupervised()).hasSize(7).doesNotContainAnyElementsOf(Trainers.all());
    for (Trainer trainer : Trainers.unsupervised()) {
      assertThat(trainer.tasks()).noneMatch(Task::isSupervised);
      assertThat(Trainers.named(trainer.name()).fingerprint()).isEqualTo(trainer.fingerprint());
      trainer.hyperparameters().forEach(TrainersTest::usualIsValid);
    }
    assertThat(Trainers.all())
        .allMatch(trainer -> trainer.tasks().stream().allMatch(Task::isSupervised));
  }

  @Test
  void namesTheNearestIfThereIsNoneOfThatName() {
    assertThatThrownBy(() -> Trainers.named("xgbost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Trainers: name must be one of theirs, but was 'xgbost'. Did you mean 'xgboost'?");
  }

  @Test
  void refusesValuesThatAreNotValid() {
    assertThatThrownBy(() -> Trainers.xgboost().with(XGBoost.ETA, 2.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("xgboost: eta must be from 1.0E-6 to 1.0, but was 2.0.");
  }

  @Test
  void refusesHyperparametersOfOthers() {
    assertThatThrownBy(() -> Trainers.xgboost().with(RandomForest.MAX_DEPTH, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hyperparameter must be one of its own, but was 'max_depth'");
  }

  @Test
  void leavesTheTrainerThatIsChangedAsItWas() {
    Trainer trainer = Trainers.mlp();
    Trainer other = trainer.with(Mlp.UNITS, 7);
    assertThat(trainer.settings().asMap()).containsEntry("units", "100");
    assertThat(other.settings().asMap()).containsEntry("units", "7");
  }

  @Test
  void hasUsualValuesThatAreValid() {
    for (Trainer trainer : Trainers.all()) {
      trainer.hyperparameters().forEach(TrainersTest::usualIsValid);
    }
  }

  private static <T> void usualIsValid(Hyperparameter<T> handle) {
    assertThat(handle.valid().contains(handle.standard())).isTrue();
    for (double unit = 0; unit < 1; unit += 0.1) {
      assertThat(handle.valid().contains(handle.usual().at(unit))).isTrue();
    }
  }
}
