package org.sagekit.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trains XGBoost's histogram method at depth 6, and keeps what it learnt in {@code target}: JMH
 * starts a JVM for each benchmark, and all of them shall score the same trees.
 */
final class BoostedTrees {
  private static final Path KEPT = Path.of("target", "scoring");
  private static final int ROWS = 40_000;
  private static final long SEED = 1;

  private BoostedTrees() {}

  /** The file of a booster of so many trees, as JSON. */
  static Path file(int trees) throws IOException, XGBoostError {
    Path file = KEPT.resolve("trees-" + trees + ".json");
    if (!Files.exists(file)) {
      Files.createDirectories(KEPT);
      Path unfinished = Files.createTempFile(KEPT, "trees", ".part");
      Files.write(unfinished, trained(trees));
      Files.move(unfinished, file);
    }
    return file;
  }

  /** The native library's booster of one thread. */
  static Booster booster(Path file) throws XGBoostError {
    Booster booster = XGBoost.loadModel(file.toString());
    booster.setParam("nthread", 1);
    return booster;
  }

  private static byte[] trained(int trees) throws XGBoostError {
    GeneratedRows rows = GeneratedRows.of(ROWS, SEED);
    DMatrix matrix = new DMatrix(rows.flat(), ROWS, GeneratedRows.COLUMNS, Float.NaN);
    try {
      matrix.setLabel(rows.classes());
      Map<String, Object> settings =
          Map.of(
              "objective",
              "binary:logistic",
              "base_score",
              0.5,
              "tree_method",
              "hist",
              "max_bin",
              256,
              "max_depth",
              6,
              "eta",
              0.1,
              "seed",
              SEED,
              "nthread",
              2);
      Booster booster = XGBoost.train(matrix, settings, trees, Map.of(), null, null);
      try {
        return booster.toByteArray("json");
      } finally {
        booster.dispose();
      }
    } finally {
      matrix.dispose();
    }
  }
}
