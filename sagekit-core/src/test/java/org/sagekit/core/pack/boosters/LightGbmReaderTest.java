package org.sagekit.core.pack.boosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;

/** The oracle is LightGBM 4.7: see {@code booster_fixtures.py}. */
class LightGbmReaderTest {

  private static ScoringGraph read(String name) {
    return LightGbmReader.read("LightGBM model '" + name + "'", Known.file(name + ".txt"));
  }

  private static double[] flat(List<double[]> rows, double factor) {
    return rows.stream().flatMapToDouble(Arrays::stream).map(x -> x * factor).toArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lgb-binary",
        "lgb-binary-sigmoid",
        "lgb-multiclass",
        "lgb-multiclassova",
        "lgb-regression",
        "lgb-regression_l1",
        "lgb-huber",
        "lgb-fair",
        "lgb-quantile",
        "lgb-mape",
        "lgb-poisson",
        "lgb-gamma",
        "lgb-tweedie",
        "lgb-cross_entropy",
        "lgb-lambdarank",
        "lgb-rank_xendcg",
        "lgb-dart",
        "lgb-forest",
        "lgb-forest-binary",
        "lgb-codes",
        "lgb-zero-missing",
        "lgb-zero-missing-codes",
        "lgb-none-missing",
        "lgb-constant",
        "lgb-levels"
      })
  void givesTheScoresOfTheLibraryToTheBitAndItsPredictions(String name) {
    Known known = Known.of(name);
    ScoringGraph graph = read(name);
    Dataset rows = known.rows(graph);
    double mean = name.equals("lgb-forest") ? 1.0 / 7 : name.startsWith("lgb-forest") ? 1.0 / 6 : 1;
    Margins.requireEqual(Margins.together(graph, rows), flat(known.scores(), mean));
    Margins.requireEqual(Margins.alone(graph, rows), flat(known.scores(), mean));
    double[] outputs = Scorers.of(graph).score(rows).toArray();
    int width = outputs.length / rows.size();
    for (int row = 0; row < rows.size(); row++) {
      double[] expected = known.predictions().get(row);
      for (int i = 0; i < expected.length; i++) {
        double actual = outputs[row * width + (graph.task() == Task.BINARY ? 1 : i)];
        assertThat(actual).as("row %s", row).isCloseTo(expected[i], offset(1e-12 * Math.max(1, expected[i])));
      }
    }
  }
}
