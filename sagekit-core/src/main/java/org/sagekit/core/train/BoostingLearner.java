package org.sagekit.core.train;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.SageKitException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

/** Boosting by XGBoost4J: the native library learns, its JSON is lowered, and it is let go. */
final class BoostingLearner implements Learner {
  /**
   * For fewer numbers more threads bring little, and where others keep the processors busy they
   * cost much: the library's threads wait for one another by spinning.
   */
  private static final long MANY_NUMBERS = 20_000_000;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forBoosting(rows, values);
    BoosterJson booster = BoosterJson.of(boost(rows, encoding, values, run));
    float[] base = StartingMargin.of(rows);
    double[] start = new double[base.length];
    Arrays.setAll(start, i -> base[i]);
    Node ensemble =
        new Node.TreeEnsemble(
            encoding.end(),
            base.length,
            booster.trees(),
            booster.outputByTree(),
            Doubles.of(start),
            1,
            Node.Comparison.LESS,
            Node.Precision.FLOAT);
    return encoding.with(
        rows.target().classes(), Endings.of(rows.target().task(), ensemble, encoding.end() + 1));
  }

  private static byte[] boost(
      TrainingRows rows, Encoding encoding, HyperparameterValues values, RunContext run) {
    DMatrix matrix = null;
    Booster booster = null;
    try {
      matrix = matrix(rows, encoding);
      Map<String, Object> parameters = parameters(rows, values, run);
      long numbers = (long) rows.size() * encoding.width();
      parameters.put("nthread", numbers < MANY_NUMBERS ? 1 : run.threads());
      booster = ml.dmlc.xgboost4j.java.XGBoost.train(matrix, parameters, 1, Map.of(), null, null);
      int rounds = values.get(XGBoost.ROUNDS);
      report(booster, matrix, 0, run);
      for (int round = 1; round < rounds && !run.stopRequested(); round++) {
        booster.update(matrix, round);
        report(booster, matrix, round, run);
        run.progress().at(round + 1, rounds, "rounds");
      }
      return booster.toByteArray("json");
    } catch (XGBoostError e) {
      throw new SageKitException("xgboost: training failed: " + e.getMessage(), e);
    } finally {
      if (booster != null) {
        booster.dispose();
      }
      if (matrix != null) {
        matrix.dispose();
      }
    }
  }

  private static void report(Booster booster, DMatrix matrix, int round, RunContext run)
      throws XGBoostError {
    float[] loss = new float[1];
    booster.evalSet(new DMatrix[] {matrix}, new String[] {"train"}, round, loss);
    run.emit(new RunEvent.MetricLogged(run.path(), "trainLoss", round, loss[0]));
  }

  /** The rows as XGBoost takes them; to be disposed. */
  static DMatrix matrix(TrainingRows rows, Encoding encoding) throws XGBoostError {
    DMatrix matrix = new DMatrix(encoding.floats(rows), rows.size(), encoding.width(), Float.NaN);
    matrix.setLabel(floats(rows.target().values()));
    matrix.setWeight(floats(rows.weights()));
    if (rows.target().task() == Task.BINARY) {
      float[] base = new float[rows.size()];
      Arrays.fill(base, StartingMargin.of(rows)[0]);
      matrix.setBaseMargin(base);
    }
    return matrix;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /**
   * The library's own parameters. Threads and seed are always given, else it takes the machine's.
   * So is what boosting starts from: the library's estimate of it depends on the number of threads.
   */
  static Map<String, Object> parameters(
      TrainingRows rows, HyperparameterValues values, RunContext run) {
    Map<String, Object> parameters = new HashMap<>();
    values.settings().asMap().forEach(parameters::put);
    parameters.remove(XGBoost.ROUNDS.name());
    parameters.put("tree_method", "hist");
    parameters.put("seed", (int) (run.seed() >>> 33));
    parameters.put("verbosity", 0);
    switch (rows.target().task()) {
      case REGRESSION -> {
        parameters.put("objective", "reg:squarederror");
        parameters.put("base_score", Arrays.toString(StartingMargin.of(rows)));
      }
      case BINARY -> parameters.put("objective", "binary:logistic");
      case MULTICLASS -> {
        parameters.put("objective", "multi:softprob");
        parameters.put("num_class", rows.target().classes().size());
        parameters.put("base_score", Arrays.toString(StartingMargin.of(rows)));
      }
    }
    return parameters;
  }
}
