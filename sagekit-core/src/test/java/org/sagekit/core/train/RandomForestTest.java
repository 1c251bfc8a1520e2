package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.StoppedException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

class RandomForestTest extends TrainerContract {
  private static final int TREES = 6;
  private static final long SEED = 42;

  @Override
  protected Trainer trainer() {
    return Trainers.randomForest().with(RandomForest.TREES, TREES);
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void predictsTheClassesOfTribuosOwnForest() {
    for (Dataset rows : java.util.List.of(UciRows.adult(), UciRows.car())) {
      TrainingRows ready = TrainingRows.of(rows);
      double[][] codes = codes(ready);
      MutableDataset<Label> examples =
          TribuoRows.of(
              codes,
              row -> new Label(Integer.toString(ready.target().code(row))),
              ready.weights(),
              new LabelFactory());
      CARTClassificationTrainer trees =
          new CARTClassificationTrainer(14, 5f, 0f, 0.3f, new GiniIndex(), SEED);
      Model<Label> oracle =
          new RandomForestTrainer<>(trees, new FullyWeightedVotingCombiner(), TREES, SEED)
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
  void predictsTheNumbersOfTribuosOwnForest() {
    Dataset rows = UciRows.abalone();
    TrainingRows ready = TrainingRows.of(rows);
    NumberStatistics scale = NumberStatistics.of(Column.ofNumbers(ready.target().values()));
    MutableDataset<Regressor> examples =
        TribuoRows.of(
            codes(ready),
            row ->
                new Regressor("y", (ready.target().values()[row] - scale.mean()) * scale.factor()),
            ready.weights(),
            new RegressionFactory());
    CARTRegressionTrainer trees =
        new CARTRegressionTrainer(14, 5f, 0f, 0.3f, new MeanSquaredError(), SEED);
    Model<Regressor> oracle =
        new RandomForestTrainer<>(trees, new AveragingCombiner(), TREES, SEED).train(examples);
    Predictions ours = Scorers.of(trainer().train(rows, TestRun.at(home))).score(rows);
    for (int row = 0; row < rows.size(); row++) {
      double scaled = oracle.predict(examples.getExample(row)).getOutput().getValues()[0];
      assertThat(ours.value(row, 0))
          .isCloseTo(scaled / scale.factor() + scale.mean(), within(1e-6));
    }
  }

  @Test
  void weighsTheNodesOfItsTreesByTheRowsThatComeToThem() {
    ScoringGraph graph = trainer().train(UciRows.adult(), TestRun.at(home));
    Node.TreeEnsemble forest = (Node.TreeEnsemble) graph.nodes().get(graph.nodes().size() - 1);
    assertThat(forest.trees()).hasSize(TREES);
    assertThat(forest.trees()).allMatch(tree -> Math.abs(tree.cover(0) - 600) < 1e-9);
    assertThat(forest.trees())
        .allMatch(
            tree -> Math.abs(tree.cover(tree.left(0)) + tree.cover(tree.right(0)) - 600) < 1e-9);
  }

  @Test
  void saysSoIfItIsStoppedBeforeTheFirstTree() {
    TestRun run = TestRun.at(home);
    run.stop();
    assertThatThrownBy(() -> trainer().train(UciRows.adult(), run))
        .isInstanceOf(StoppedException.class);
  }

  private static double[][] codes(TrainingRows rows) {
    double[][] matrix = Encodings.forForest(rows, Preprocessing.standard()).matrix(rows);
    Bins bins = Bins.of(matrix, ForestLearner.BINS);
    return Arrays.stream(matrix).map(bins::codes).toArray(double[][]::new);
  }
}
