package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.fm.FMRegressionTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

class FactorizationMachineTest extends TrainerContract {
  private static final int EPOCHS = 3;

  @Override
  protected Trainer trainer() {
    return Trainers.factorizationMachine();
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
          examples(ready, row -> new Label(code(ready.target().code(row))), new LabelFactory());
      Model<Label> oracle =
          new FMClassificationTrainer(
                  new LogMulticlass(), new AdaGrad(0.05, 0.1), EPOCHS, -1, 1, 42, 8, 0.01)
              .train(examples);
      Predictions ours = said(trainer().with(FactorizationMachine.EPOCHS, EPOCHS), rows);
      for (int row = 0; row < rows.size(); row += 7) {
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
    NumberStatistics scale = Scaling.of(ready.target());
    double[] truth = ready.target().values();
    MutableDataset<Regressor> examples =
        examples(
            ready,
            row -> new Regressor("y", (truth[row] - scale.mean()) * scale.factor()),
            new RegressionFactory());
    Model<Regressor> oracle =
        new FMRegressionTrainer(
                new SquaredLoss(), new AdaGrad(0.05, 0.1), EPOCHS, -1, 1, 42, 8, 0.01, false)
            .train(examples);
    Predictions ours = said(trainer().with(FactorizationMachine.EPOCHS, EPOCHS), rows);
    for (int row = 0; row < rows.size(); row++) {
      double scaled = oracle.predict(examples.getExample(row)).getOutput().getValues()[0];
      assertThat(ours.value(row, 0))
          .isCloseTo(scaled / scale.factor() + scale.mean(), within(1e-6));
    }
  }

  @Test
  void seesPairsThatAWeightedSumCanNot() {
    assertThat(loss(trainer())).isLessThan(0.9 * loss(Trainers.linear()));
  }

  private double loss(Trainer trainer) {
    Dataset rows = UciRows.car();
    return Evaluations.of(said(trainer, rows), rows).get(Metric.LOG_LOSS).value();
  }

  private static String code(int code) {
    return Integer.toString(code);
  }

  private static <O extends Output<O>> MutableDataset<O> examples(
      TrainingRows rows, IntFunction<O> outputs, OutputFactory<O> factory) {
    double[][] matrix = Encodings.forLayers(rows, Preprocessing.standard()).matrix(rows);
    String[] names = new String[matrix[0].length];
    for (int column = 0; column < names.length; column++) {
      names[column] = String.format(Locale.ROOT, "%08d", column);
    }
    MutableDataset<O> examples =
        new MutableDataset<>(
            new SimpleDataSourceProvenance("rows", OffsetDateTime.MIN, factory), factory);
    for (int row = 0; row < matrix.length; row++) {
      examples.add(new ArrayExample<>(outputs.apply(row), names, matrix[row]));
    }
    return examples;
  }

  private Predictions said(Trainer trainer, Dataset rows) {
    return Scorers.of(trainer.train(rows, TestRun.at(home))).score(rows);
  }
}
