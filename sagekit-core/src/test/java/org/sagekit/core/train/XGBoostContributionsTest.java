package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Node;
import org.sagekit.core.explain.tree.TreeShap;

/** The library's own contributions are the oracle. */
class XGBoostContributionsTest {
  private static final int ROUNDS = 25;
  @TempDir Path home;

  @Test
  void givesTheContributionsOfTheLibrary() throws XGBoostError {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car(), UciRows.abalone())) {
      TrainingRows ready = TrainingRows.of(rows);
      Encoding encoding = Encodings.forBoosting(ready);
      Node.TreeEnsemble trees = trees(rows);
      float[][] expected = expected(ready, encoding);
      int width = encoding.width();
      int[] own = IntStream.range(0, width).toArray();
      TreeShap shap = TreeShap.of(trees, own, width).orElseThrow();
      double[] values = shap.values(numbers(encoding.floats(ready)), width);
      for (int row = 0; row < rows.size(); row++) {
        for (int output = 0; output < trees.outputs(); output++) {
          for (int i = 0; i < width; i++) {
            assertThat(values[(output * width + i) * rows.size() + row])
                .isCloseTo(expected[row][output * (width + 1) + i], within(1e-5));
          }
          assertThat(shap.mean()[output])
              .isCloseTo(expected[row][output * (width + 1) + width], within(1e-4));
        }
      }
    }
  }

  private static double[] numbers(float[] floats) {
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  private Node.TreeEnsemble trees(Dataset rows) {
    return Trainers.xgboost()
        .with(XGBoost.ROUNDS, ROUNDS)
        .train(rows, TestRun.at(home))
        .nodes()
        .stream()
        .filter(Node.TreeEnsemble.class::isInstance)
        .map(Node.TreeEnsemble.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private float[][] expected(TrainingRows rows, Encoding encoding) throws XGBoostError {
    DMatrix matrix = BoostingLearner.matrix(rows, encoding);
    HyperparameterValues values = XGBoost.values().with(XGBoost.ROUNDS, ROUNDS);
    Map<String, Object> parameters = BoostingLearner.parameters(rows, values, TestRun.at(home));
    parameters.put("nthread", 1);
    Booster booster =
        ml.dmlc.xgboost4j.java.XGBoost.train(matrix, parameters, ROUNDS, Map.of(), null, null);
    float[][] contributions = booster.predictContrib(matrix, 0);
    booster.dispose();
    matrix.dispose();
    return contributions;
  }
}
