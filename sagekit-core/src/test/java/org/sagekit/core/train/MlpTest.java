package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class MlpTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.mlp().with(Mlp.EPOCHS, 60).with(Mlp.UNITS, 16).with(Mlp.LEARNING_RATE, 0.01);
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void learnsFromTwoHiddenLayers() {
    assertThat(figure(trainer().with(Mlp.LAYERS, 2), UciRows.adult(), Metric.AUC))
        .isGreaterThan(0.85);
  }

  @Test
  void findsWhatNoWeightedSumCan() {
    assertThat(figure(trainer(), UciRows.car(), Metric.LOG_LOSS))
        .isLessThan(figure(Trainers.linear(), UciRows.car(), Metric.LOG_LOSS));
  }

  @Test
  void goesOnFromAnEarlierNetwork() {
    Trainer trainer = trainer().with(Mlp.EPOCHS, 4);
    ScoringGraph first = trainer.train(UciRows.car(), TestRun.at(home));
    ScoringGraph second = trainer.resume(first, UciRows.car(), TestRun.at(home));
    ScoringGraph third = trainer.resume(second, UciRows.car(), TestRun.at(home));
    assertThat(loss(second)).isLessThan(0.9 * loss(first));
    assertThat(loss(third)).isLessThan(0.9 * loss(second));
  }

  @Test
  void keepsToTheEarlierNetworkIfItHardlyMoves() {
    Dataset rows = UciRows.abalone();
    ScoringGraph first = trainer().train(rows, TestRun.at(home));
    Trainer still = trainer().with(Mlp.EPOCHS, 1).with(Mlp.LEARNING_RATE, 1e-6);
    ScoringGraph second = still.resume(first, rows, TestRun.at(home));
    double[] before = Scorers.of(first).score(rows).toArray();
    assertThat(Scorers.of(second).score(rows).toArray()).containsExactly(before, within(0.05));
  }

  @Test
  void refusesAnEarlierNetworkOfAnotherShape() {
    ScoringGraph first = trainer().train(UciRows.car(), TestRun.at(home));
    assertThatThrownBy(
            () -> trainer().with(Mlp.UNITS, 7).resume(first, UciRows.car(), TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(
            "mlp: earlier model must be a network of \\[\\d+, 7, 4] units, but was one of"
                + " \\[\\d+, 16, 4]. Maybe other layers or units.");
    ScoringGraph trees = Trainers.cart().train(UciRows.car(), TestRun.at(home));
    assertThatThrownBy(() -> trainer().resume(trees, UciRows.car(), TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("mlp: earlier model must be one of its own");
  }

  private static double loss(ScoringGraph graph) {
    return Evaluations.of(Scorers.of(graph).score(UciRows.car()), UciRows.car())
        .get(Metric.LOG_LOSS)
        .value();
  }

  private double figure(Trainer trainer, Dataset rows, Metric metric) {
    ScoringGraph graph = trainer.train(rows, TestRun.at(home));
    return Evaluations.of(Scorers.of(graph).score(rows), rows).get(metric).value();
  }
}
