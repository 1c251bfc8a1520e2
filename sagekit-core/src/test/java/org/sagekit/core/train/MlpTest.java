package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

  private double figure(Trainer trainer, Dataset rows, Metric metric) {
    ScoringGraph graph = trainer.train(rows, TestRun.at(home));
    return Evaluations.of(Scorers.of(graph).score(rows), rows).get(metric).value();
  }
}
