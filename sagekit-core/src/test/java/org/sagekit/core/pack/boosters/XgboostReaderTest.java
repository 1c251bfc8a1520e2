package org.sagekit.core.pack.boosters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;

/** The oracle is XGBoost 3.2: see {@code booster_fixtures.py}. */
class XgboostReaderTest {

  private static ScoringGraph read(String file) {
    return XgboostReader.read("XGBoost model '" + file + "'", Known.file(file));
  }

  private static double[] flat(List<double[]> rows) {
    return rows.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xgb-logistic.json",
        "xgb-logistic.ubj",
        "xgb-logitraw.json",
        "xgb-squarederror.json",
        "xgb-absoluteerror.json",
        "xgb-pseudohuber.json",
        "xgb-quantile.json",
        "xgb-reg-logistic.json",
        "xgb-gamma.json",
        "xgb-tweedie.json",
        "xgb-poisson.json",
        "xgb-softprob.json",
        "xgb-softprob.ubj",
        "xgb-softmax.json",
        "xgb-ndcg.json",
        "xgb-pairwise.json",
        "xgb-dart.json",
        "xgb-dart-softprob.json",
        "xgb-forest.json",
        "xgb-codes.json",
        "xgb-codes.ubj",
        "xgb-levels.json",
        "xgb-levels.ubj"
      })
  void givesTheMarginsOfTheLibraryToTheBit(String file) {
    Known known = Known.of(file.substring(0, file.lastIndexOf('.')));
    ScoringGraph graph = read(file);
    Dataset rows = known.rows(graph);
    Margins.requireEqual(Margins.together(graph, rows), flat(known.scores()));
    Margins.requireEqual(Margins.alone(graph, rows), flat(known.scores()));
  }

  /** The library takes exponentials in float, and divides: that is two roundings. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "xgb-logistic",
        "xgb-hinge",
        "xgb-squarederror",
        "xgb-reg-logistic",
        "xgb-gamma",
        "xgb-tweedie",
        "xgb-poisson",
        "xgb-softprob",
        "xgb-ndcg",
        "xgb-dart",
        "xgb-codes",
        "xgb-levels"
      })
  void givesThePredictionsOfTheLibrary(String name) {
    Known known = Known.of(name);
    ScoringGraph graph = read(name + ".json");
    double[] outputs = Scorers.of(graph).score(known.rows(graph)).toArray();
    int width = outputs.length / known.cells().size();
    boolean two = graph.task() == Task.BINARY;
    for (int row = 0; row < known.cells().size(); row++) {
      double[] expected = known.predictions().get(row);
      for (int i = 0; i < expected.length; i++) {
        double actual = outputs[row * width + (two ? 1 : i)];
        assertThat(Math.abs((float) actual - (float) expected[i]) / Math.ulp((float) expected[i]))
            .as("row %s: %s, expected %s", row, actual, expected[i])
            .isLessThanOrEqualTo(2);
      }
    }
  }
}
