package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

class LinearTest extends TrainerContract {
  private static final int EPOCHS = 5;

  @Override
  protected Trainer trainer() {
    return Trainers.linear().with(Linear.EPOCHS, EPOCHS);
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void predictsTheProbabilitiesOfTribuosOwnTrainer() {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car())) {
      TrainingRows ready = TrainingRows.of(rows);
      MutableDataset<Label> examples =
          TribuoRows.of(
              Encodings.forLayers(ready, Preprocessing.standard()).matrix(ready),
              row -> new Label(Integer.toString(ready.target().code(row))),
              ready.weights(),
              new LabelFactory());
      Model<Label> oracle =
          new org.tribuo.classification.sgd.linear.LinearSGDTrainer(
                  new LogMulticlass(), new AdaGrad(0.05, 0.1), EPOCHS, -1, 1, 42)
              .train(examples);
      Predictions ours = Scorers.of(trainer().train(rows, TestRun.at(home))).score(rows);
      for (int row = 0; row < rows.size(); row++) {
        Map<String, Label> scores = oracle.predict(examples.getExample(row)).getOutputScores();
        for (Map.Entry<String, Label> score : scores.entrySet()) {
          assertThat(ours.value(row, Integer.parseInt(score.getKey())))
              .isCloseTo(score.getValue().getScore(), within(1e-6));
        }
      }
    }
  }

  @Test
  void predictsTheNumbersOfTribuosOwnTrainer() {
    Dataset rows = UciRows.abalone();
    TrainingRows ready = TrainingRows.of(rows);
    NumberStatistics scale = NumberStatistics.of(Column.ofNumbers(ready.target().values()));
    MutableDataset<Regressor> examples =
        TribuoRows.of(
            Encodings.forLayers(ready, Preprocessing.standard()).matrix(ready),
            row ->
                new Regressor("y", (ready.target().values()[row] - scale.mean()) * scale.factor()),
            ready.weights(),
            new RegressionFactory());
    Model<Regressor> oracle =
        new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                new SquaredLoss(), new AdaGrad(0.05, 0.1), EPOCHS, -1, 1, 42)
            .train(examples);
    Predictions ours = Scorers.of(trainer().train(rows, TestRun.at(home))).score(rows);
    for (int row = 0; row < rows.size(); row++) {
      double scaled = oracle.predict(examples.getExample(row)).getOutput().getValues()[0];
      assertThat(ours.value(row, 0))
          .isCloseTo(scaled / scale.factor() + scale.mean(), within(1e-6));
    }
  }

  @Test
  void givesAClassThatNoRowHasTheProbabilityZero() {
    Dataset rows = UciRows.car();
    CategoricalColumn target = (CategoricalColumn) rows.target();
    int absent = target.levels().indexOf("vgood");
    int[] others =
        java.util.stream.IntStream.range(0, rows.size())
            .filter(row -> target.code(row) != absent)
            .toArray();
    Predictions predictions =
        Scorers.of(trainer().train(rows.rows(others), TestRun.at(home))).score(rows);
    assertThat(predictions.classes()).hasSize(4);
    assertThat(predictions.value(0, absent)).isZero();
  }
}
