package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Splits;
import org.sagekit.core.model.Scorers;

class CalibratedTrainerTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return new CalibratedTrainer(Trainers.linear(), Calibrations.platt());
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  /** They count, but a row that stands there twice may be on both sides, one of weight 2 not. */
  @Override
  protected boolean honoursWeights() {
    return false;
  }

  @Test
  void correctsByAFifthThatTheOtherHasNotSeen() {
    ToyTrainer toy = ToyTrainer.named("toy", "a");
    Dataset rows = ToyRows.classes(200, 2, 1);
    TestRun run = TestRun.at(home);
    Split parts = Splits.holdout(rows, 0.2, run.seed());
    ScoringGraph bare = toy.train(parts.train(), run);
    Predictions said = Scorers.of(bare).score(parts.test());
    assertThat(new CalibratedTrainer(toy, Calibrations.isotonic()).train(rows, run))
        .isEqualTo(Calibrations.isotonic().calibrate(bare, said, parts.test()));
  }

  @Test
  void isThatTrainerButForTheCorrection() {
    Trainer base = Trainers.linear();
    assertThat(trainer().name()).isEqualTo(base.name());
    assertThat(trainer().hyperparameters()).isEqualTo(base.hyperparameters());
    assertThat(trainer().options()).isEqualTo(base.options());
    assertThat(trainer().tasks()).containsOnly(Task.BINARY, Task.MULTICLASS);
    assertThat(trainer().settings()).isEqualTo(base.settings().with("calibration", "platt"));
    assertThat(trainer().fingerprint()).isNotEqualTo(base.fingerprint());
  }

  @Test
  void hasNoFingerprintIfTheMethodHasNone() {
    Calibration users =
        new Calibration() {
          @Override
          public String name() {
            return "mine";
          }

          @Override
          public ScoringGraph calibrate(ScoringGraph graph, Predictions said, Dataset rows) {
            return graph;
          }
        };
    assertThat(new CalibratedTrainer(Trainers.linear(), users).fingerprint()).isEmpty();
    assertThat(TrainingJob.named("x", Trainers.linear()).calibration(users).build().fingerprint())
        .isEmpty();
  }
}
