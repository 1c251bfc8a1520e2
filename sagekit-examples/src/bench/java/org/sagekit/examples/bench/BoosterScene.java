package org.sagekit.examples.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.Imports;

/**
 * The same boosted trees in each engine, and rows that they never saw. Before anything is measured
 * all engines must say the same margins, bit for bit.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class BoosterScene {
  static final int BATCH = 10_000;
  private static final long SEED = 2;

  /** How many trees there are. */
  @Param({"100", "500"})
  public int trees;

  final float[][] rows;
  final float[] batch;
  final double[] one = new double[1];
  final double[] many = new double[BATCH];
  Scorer scorer;
  Booster booster;
  OnnxEngine onnx;
  OnnxEngine onnxBatch;
  private int next;

  /** Draws the rows. */
  public BoosterScene() {
    GeneratedRows generated = GeneratedRows.of(BATCH, SEED);
    rows = generated.oneByOne();
    batch = generated.flat();
  }

  /** Trains or reads the trees, and makes the engines. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    Path file = BoostedTrees.file(trees);
    ScoringGraph graph = margins(Imports.xgboost(file).graph());
    scorer = Scorers.of(graph);
    booster = BoostedTrees.booster(file);
    byte[] model = OnnxTrees.of((Node.TreeEnsemble) graph.nodes().get(graph.nodes().size() - 1));
    onnx = new OnnxEngine(model, 1);
    onnxBatch = new OnnxEngine(model, BATCH);
    scorer.score(batch, many);
    check("xgboost4j", first(booster.predict(matrix(batch), true)));
    check("xgboost4j in place", first(inPlace(batch)));
    float[] said = new float[BATCH];
    onnxBatch.score(batch).get(0, said);
    check("onnxruntime", said);
    for (int row = 0; row < BATCH; row++) {
      scorer.score(rows[row], one);
      said[row] = (float) one[0];
    }
    check("one by one", said);
    System.out.println("# " + scorer);
  }

  /** The graph without the link that makes margins probabilities. */
  private static ScoringGraph margins(ScoringGraph graph) {
    List<Node> nodes = graph.nodes().subList(0, graph.marginNode() + 1);
    return new ScoringGraph(Task.REGRESSION, graph.inputs(), List.of(), nodes);
  }

  private void check(String engine, float[] said) {
    float[] own = new float[BATCH];
    for (int row = 0; row < BATCH; row++) {
      own[row] = (float) many[row];
    }
    if (!Arrays.equals(own, said)) {
      throw new IllegalStateException("BoosterScene: margins of " + engine + " differ.");
    }
  }

  private static float[] first(float[][] margins) {
    float[] first = new float[margins.length];
    for (int row = 0; row < first.length; row++) {
      first[row] = margins[row][0];
    }
    return first;
  }

  static DMatrix matrix(float[] numbers) throws XGBoostError {
    int count = numbers.length / GeneratedRows.COLUMNS;
    return new DMatrix(numbers, count, GeneratedRows.COLUMNS, Float.NaN);
  }

  float[][] inPlace(float[] numbers) throws XGBoostError {
    return booster.inplace_predict(
        numbers,
        numbers.length / GeneratedRows.COLUMNS,
        GeneratedRows.COLUMNS,
        Float.NaN,
        new int[] {0, 0},
        Booster.PredictionType.kMargin,
        null);
  }

  float[][] byMatrix(float[] numbers) throws XGBoostError {
    DMatrix matrix = matrix(numbers);
    try {
      return booster.predict(matrix, true);
    } finally {
      matrix.dispose();
    }
  }

  /** The next row, so that no engine learns one by heart. */
  float[] nextRow() {
    next = next + 1 == BATCH ? 0 : next + 1;
    return rows[next];
  }

  /** Frees what is native. */
  @TearDown(Level.Trial)
  public void close() throws Exception {
    booster.dispose();
    onnx.close();
    onnxBatch.close();
  }
}
