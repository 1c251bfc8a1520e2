package org.sagekit.core.train;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
import org.sagekit.api.model.Tree;

/** Boosting by XGBoost4J: the native library learns, its JSON is lowered, and it is let go. */
final class BoostingLearner implements Learner {

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forBoosting(rows);
    BoosterJson booster = BoosterJson.of(boost(rows, encoding, values, run));
    List<Tree> trees = booster.trees(encoding.categories());
    double[] base =
        rows.target().task() == Task.BINARY ? new double[] {BaseMargin.of(rows)} : booster.base();
    if (Boolean.getBoolean("dbg")) System.err.println(Arrays.toString(base));
    return encoding.with(rows.target().classes(), lowered(encoding, base, trees, rows, booster));
  }

  private static List<Node> lowered(
      Encoding encoding, double[] base, List<Tree> trees, TrainingRows rows, BoosterJson booster) {
    int outputs = base.length;
    Node.TreeEnsemble ensemble =
        new Node.TreeEnsemble(
            encoding.end(),
            outputs,
            trees,
            booster.outputByTree(),
            Doubles.of(base),
            1,
            Node.Comparison.LESS,
            Node.Precision.FLOAT);
    return switch (rows.target().task()) {
      case REGRESSION -> List.of(ensemble);
      case BINARY ->
          List.of(ensemble, new Node.Link(encoding.end() + 1, Node.LinkFunction.SIGMOID));
      case MULTICLASS ->
          List.of(ensemble, new Node.Link(encoding.end() + 1, Node.LinkFunction.SOFTMAX));
    };
  }

  private static byte[] boost(
      TrainingRows rows, Encoding encoding, HyperparameterValues values, RunContext run) {
    DMatrix matrix = null;
    Booster booster = null;
    try {
      matrix = matrix(rows, encoding);
      Map<String, Object> parameters = parameters(rows, values, run);
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
    String[] types = new String[encoding.width()];
    Arrays.fill(types, "q");
    encoding.categories().keySet().forEach(index -> types[index] = "c");
    matrix.setFeatureTypes(types);
    matrix.setLabel(floats(rows.target().values()));
    matrix.setWeight(floats(rows.weights()));
    if (rows.target().task() == Task.BINARY) {
      float[] base = new float[rows.size()];
      Arrays.fill(base, BaseMargin.of(rows));
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

  /** Number of threads and seed are always given: the library's own defaults take the machine's. */
  static Map<String, Object> parameters(
      TrainingRows rows, HyperparameterValues values, RunContext run) {
    Map<String, Object> parameters = new HashMap<>();
    values.settings().asMap().forEach(parameters::put);
    parameters.remove(XGBoost.ROUNDS.name());
    parameters.put("tree_method", "hist");
    parameters.put("nthread", Integer.getInteger("nth", run.threads()));
    parameters.put("seed", (int) (run.seed() >>> 33));
    parameters.put("verbosity", 0);
    switch (rows.target().task()) {
      case REGRESSION -> parameters.put("objective", "reg:squarederror");
      case BINARY -> parameters.put("objective", "binary:logistic");
      case MULTICLASS -> {
        parameters.put("objective", "multi:softprob");
        parameters.put("num_class", rows.target().classes().size());
      }
    }
    return parameters;
  }
}
