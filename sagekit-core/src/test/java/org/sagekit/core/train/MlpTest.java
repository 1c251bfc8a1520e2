package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class MlpTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.mlp()
        .with(Mlp.EPOCHS, 40)
        .with(Mlp.UNITS, 16)
        .with(Mlp.BATCH_SIZE, 16)
        .with(Mlp.LEARNING_RATE, 0.01);
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void predictsWhatSmilePredicts() {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car(), UciRows.abalone())) {
      TrainingRows ready = TrainingRows.of(rows);
      double[][] matrix = Encodings.forLayers(ready, Preprocessing.standard()).matrix(ready);
      NumberStatistics scale = NumberStatistics.of(Column.ofNumbers(ready.target().values()));
      HyperparameterValues values = Mlp.values().with(Mlp.EPOCHS, 2).with(Mlp.LAYERS, 2);
      double[] truth = MlpLearner.truth(ready.target(), scale);
      Perceptron smile = MlpLearner.fit(matrix, truth, ready, values, TestRun.at(home));
      Trainer trainer = Trainers.mlp().with(Mlp.EPOCHS, 2).with(Mlp.LAYERS, 2);
      Predictions ours = Scorers.of(trainer.train(rows, TestRun.at(home))).score(rows);
      int last = Math.max(0, ours.classes().size() - 1);
      for (int row = 0; row < rows.size(); row++) {
        double[] outputs = smile.predict(matrix[row]);
        double expected = outputs[outputs.length - 1];
        if (ours.classes().isEmpty()) {
          expected = expected / scale.factor() + scale.mean();
        }
        assertThat(ours.value(row, last)).isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void learnsFromTwoHiddenLayers() {
    ScoringGraph graph = trainer().with(Mlp.LAYERS, 2).train(UciRows.adult(), TestRun.at(home));
    Predictions predictions = Scorers.of(graph).score(UciRows.adult());
    assertThat(
            Evaluations.of(predictions, UciRows.adult())
                .get(org.sagekit.api.train.Metric.AUC)
                .value())
        .isGreaterThan(0.9);
  }
}
