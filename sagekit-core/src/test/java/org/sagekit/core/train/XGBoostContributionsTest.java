package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
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
      for (String categorical : List.of("encoded", "native")) {
        requireTheSame(
            (LibraryTrainer)
                Trainers.xgboost()
                    .with(XGBoost.ROUNDS, ROUNDS)
                    .with(XGBoost.CATEGORICAL, categorical),
            rows);
      }
    }
  }

  private void requireTheSame(LibraryTrainer trainer, Dataset rows) throws XGBoostError {
    TrainingRows ready = TrainingRows.of(rows);
    HyperparameterValues values = trainer.values();
    Encoding encoding =
        values.get(XGBoost.CATEGORICAL).equals("native")
            ? Encodings.forLevelSets(ready, values)
            : Encodings.forBoosting(ready, values);
    float[][] expected = expected(ready, values, encoding);
    Node.TreeEnsemble trees = trees(trainer, rows);
    int width = encoding.width();
    int[] own = IntStream.range(0, width).toArray();
    TreeShap shap = TreeShap.of(trees, own, width).orElseThrow();
    double[] found = shap.values(numbers(encoding.floats(ready, TestRun.at(home))), width);
    for (int row = 0; row < rows.size(); row++) {
      for (int output = 0; output < trees.outputs(); output++) {
        int first = output * (width + 1);
        for (int i = 0; i < width; i++) {
          assertThat(found[(output * width + i) * rows.size() + row])
              .isCloseTo(expected[row][first + i], within(1e-5));
        }
        assertThat(shap.mean()[output]).isCloseTo(expected[row][first + width], within(1e-4));
      }
    }
  }

  private static double[] numbers(float[] floats) {
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  private Node.TreeEnsemble trees(LibraryTrainer trainer, Dataset rows) {
    return trainer.train(rows, TestRun.at(home)).nodes().stream()
        .filter(Node.TreeEnsemble.class::isInstance)
        .map(Node.TreeEnsemble.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private float[][] expected(TrainingRows rows, HyperparameterValues values, Encoding encoding)
      throws XGBoostError {
    BoostingObjective objective = BoostingObjective.of(rows, values);
    float[] start = objective.start(rows, values);
    float[] margins = BoostingRows.repeated(start, rows.size());
    Boosting boosting = new Boosting(rows, values, objective, TestRun.at(home));
    DMatrix matrix = BoostingRows.of(boosting, encoding, margins).matrix();
    Map<String, Object> parameters = boosting.parameters(encoding);
    parameters.put("nthread", 1);
    if (start.length > 1) {
      parameters.put("base_score", Arrays.toString(start));
    }
    Booster booster =
        ml.dmlc.xgboost4j.java.XGBoost.train(matrix, parameters, ROUNDS, Map.of(), null, null);
    float[][] contributions = booster.predictContrib(matrix, 0);
    booster.dispose();
    matrix.dispose();
    return contributions;
  }
}
