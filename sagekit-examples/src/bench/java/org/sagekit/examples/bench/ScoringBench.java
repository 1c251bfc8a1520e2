package org.sagekit.examples.bench;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The time that a row takes in boosted trees, alone and among 10,000, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScoringBench {

  @Benchmark
  public double[] rowSageKit(BoosterScene scene) {
    scene.scorer.score(scene.nextRow(), scene.one);
    return scene.one;
  }

  @Benchmark
  public float[][] rowXGBoostInPlace(BoosterScene scene) throws XGBoostError {
    return scene.inPlace(scene.nextRow());
  }

  @Benchmark
  public float[][] rowXGBoostMatrix(BoosterScene scene) throws XGBoostError {
    return scene.byMatrix(scene.nextRow());
  }

  @Benchmark
  public FloatBuffer rowOnnxRuntime(BoosterScene scene) throws OrtException {
    return scene.onnx.score(scene.nextRow());
  }

  @Benchmark
  @OperationsPerInvocation(BoosterScene.BATCH)
  public double[] batchSageKit(BoosterScene scene) {
    scene.scorer.score(scene.batch, scene.many);
    return scene.many;
  }

  @Benchmark
  @Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  @OperationsPerInvocation(BoosterScene.BATCH)
  public double[] batchSageKitVector(BoosterScene scene) {
    scene.scorer.score(scene.batch, scene.many);
    return scene.many;
  }

  @Benchmark
  @OperationsPerInvocation(BoosterScene.BATCH)
  public float[][] batchXGBoostInPlace(BoosterScene scene) throws XGBoostError {
    return scene.inPlace(scene.batch);
  }

  @Benchmark
  @OperationsPerInvocation(BoosterScene.BATCH)
  public float[][] batchXGBoostMatrix(BoosterScene scene) throws XGBoostError {
    return scene.byMatrix(scene.batch);
  }

  @Benchmark
  @OperationsPerInvocation(BoosterScene.BATCH)
  public FloatBuffer batchOnnxRuntime(BoosterScene scene) throws OrtException {
    return scene.onnxBatch.score(scene.batch);
  }
}
