package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.sagekit.api.RunEvent;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class XGBoostTest extends TrainerContract {
  private static final int ROUNDS = 12;

  @Override
  protected Trainer trainer() {
    return Trainers.xgboost().with(XGBoost.ROUNDS, ROUNDS);
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void givesTheMarginsOfTheLibraryToTheBit() throws XGBoostError {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car(), UciRows.abalone())) {
      TrainingRows ready = TrainingRows.of(rows);
      float[][] expected = margins(ready);
      double[][] margins = margins(trainer().train(rows, TestRun.at(home)), rows, expected[0]);
      for (int row = 0; row < expected.length; row++) {
        for (int i = 0; i < expected[row].length; i++) {
          assertThat(margins[row][i]).isEqualTo(expected[row][i]);
        }
      }
    }
  }

  @Test
  void givesTheProbabilitiesOfTheLibrary() throws XGBoostError {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car())) {
      Encoding encoding = Encodings.forBoosting(TrainingRows.of(rows), Preprocessing.standard());
      DMatrix matrix = BoostingLearner.matrix(TrainingRows.of(rows), encoding);
      Booster booster = booster(TrainingRows.of(rows), matrix, 1);
      float[][] expected = booster.predict(matrix);
      Predictions predictions = Scorers.of(trainer().train(rows, TestRun.at(home))).score(rows);
      for (int row = 0; row < expected.length; row++) {
        int last = predictions.classes().size() - 1;
        double value = expected[row][expected[row].length - 1];
        assertThat(predictions.value(row, last)).isCloseTo(value, within(1e-6));
      }
      booster.dispose();
      matrix.dispose();
    }
  }

  @Test
  void learnsTheSameOnAnyNumberOfThreads() throws XGBoostError {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car(), UciRows.abalone())) {
      TrainingRows ready = TrainingRows.of(rows);
      DMatrix matrix =
          BoostingLearner.matrix(ready, Encodings.forBoosting(ready, Preprocessing.standard()));
      Booster one = booster(ready, matrix, 1);
      Booster two = booster(ready, matrix, 2);
      assertThat(two.toByteArray("json")).isEqualTo(one.toByteArray("json"));
      one.dispose();
      two.dispose();
      matrix.dispose();
    }
  }

  @Test
  void stopsAfterTheRoundInWhichItIsAsked() {
    TestRun run = TestRun.at(home);
    run.stop();
    ScoringGraph graph = trainer().train(UciRows.adult(), run);
    assertThat(trees(graph).trees()).hasSize(1);
  }

  @Test
  void reportsTheLossOfEachRound() {
    TestRun run = TestRun.at(home);
    trainer().train(UciRows.adult(), run);
    List<Double> losses =
        run.events().stream().map(e -> ((RunEvent.MetricLogged) e).value()).toList();
    assertThat(losses).hasSize(ROUNDS);
    assertThat(losses.get(ROUNDS - 1)).isLessThan(losses.get(0));
  }

  private static float[][] margins(TrainingRows rows) throws XGBoostError {
    DMatrix matrix =
        BoostingLearner.matrix(rows, Encodings.forBoosting(rows, Preprocessing.standard()));
    Booster booster = booster(rows, matrix, 1);
    float[][] margins = booster.predict(matrix, true);
    booster.dispose();
    matrix.dispose();
    return margins;
  }

  private static Booster booster(TrainingRows rows, DMatrix matrix, int threads)
      throws XGBoostError {
    HyperparameterValues values = XGBoost.values().with(XGBoost.ROUNDS, ROUNDS);
    Map<String, Object> parameters =
        BoostingLearner.parameters(rows, values, TestRun.at(java.nio.file.Path.of(".")));
    parameters.put("nthread", threads);
    return ml.dmlc.xgboost4j.java.XGBoost.train(matrix, parameters, ROUNDS, Map.of(), null, null);
  }

  /** The scores before the link: the graph without its last node, its classes being any names. */
  private static double[][] margins(ScoringGraph graph, Dataset rows, float[] like) {
    int end = graph.nodes().size() - (graph.classes().isEmpty() ? 0 : 1);
    List<String> names =
        like.length == 1 ? List.of() : Arrays.asList(graph.classes().toArray(String[]::new));
    Predictions margins =
        Scorers.of(new ScoringGraph(graph.inputs(), names, graph.nodes().subList(0, end)))
            .score(rows);
    double[][] all = new double[rows.size()][like.length];
    for (int row = 0; row < all.length; row++) {
      for (int i = 0; i < like.length; i++) {
        all[row][i] = margins.value(row, i);
      }
    }
    return all;
  }

  private static Node.TreeEnsemble trees(ScoringGraph graph) {
    return graph.nodes().stream()
        .filter(Node.TreeEnsemble.class::isInstance)
        .map(Node.TreeEnsemble.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
