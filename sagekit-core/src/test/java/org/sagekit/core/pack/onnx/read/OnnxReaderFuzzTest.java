package org.sagekit.core.pack.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.Mutations;

/**
 * Damages files, byte by byte and as messages: all that may come out is a graph that scores, or a
 * refusal, each in under two seconds and 256 MB.
 */
class OnnxReaderFuzzTest {
  private static final int COUNT = Integer.getInteger("sagekit.fuzz.onnx", 340_000);
  private static final long NANOS = 2_000_000_000L;
  private static final long BYTES = 256L << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final List<String> NAMES =
      List.of(
          "sgd_log_loss",
          "lda",
          "mlp",
          "forest_binary",
          "boosting_classes",
          "hist",
          "bagging",
          "calibrated",
          "naive_bayes",
          "bernoulli",
          "svc",
          "svc_linear",
          "svr",
          "imputed",
          "clipped_pca",
          "selected",
          "one_hot_floats",
          "table",
          "table_forest",
          "xgboost_poisson",
          "lightgbm",
          "lightgbm_category",
          "neighbours",
          "adaboost");

  private long slowest;
  private long largest;
  private int accepted;

  @Test
  void bearsDamage() throws InvalidProtocolBufferException {
    fuzz(3_000, 1);
    assertThat(accepted).isPositive();
  }

  @Test
  @Tag("fuzz")
  void bearsMuchDamage() throws InvalidProtocolBufferException {
    fuzz(COUNT, System.nanoTime());
    System.out.println(
        COUNT
            + " damaged ONNX files, "
            + accepted
            + " accepted, slowest "
            + slowest / 1_000_000
            + " ms, largest "
            + (largest >> 20)
            + " MB");
  }

  private void fuzz(int count, long seed) throws InvalidProtocolBufferException {
    List<byte[]> files = new ArrayList<>();
    List<ModelProto> models = new ArrayList<>();
    for (String name : NAMES) {
      byte[] file = OnnxFixture.of(name).file();
      files.add(file);
      models.add(ModelProto.parseFrom(file));
    }
    files.add(versionFive().toByteArray());
    models.add(versionFive());
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(files.size());
      byte[] damaged =
          random.nextInt(3) == 0
              ? Mutations.damage(files.get(at), random)
              : ProtoMutations.damage(models.get(at), random);
      read(damaged, "seed " + seed + ", file " + i + ", of " + at);
    }
  }

  private static ModelProto versionFive() {
    return TreeEnsembleTest.model().build();
  }

  private void read(byte[] file, String what) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long start = THREADS.getCurrentThreadCpuTime();
    ScoringGraph graph = null;
    try {
      graph = OnnxReader.read("ONNX file 'fuzz'", file);
    } catch (ModelFormatException e) {
      assertThat(e.getMessage()).startsWith("ONNX file 'fuzz': ");
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
    slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - start);
    largest = Math.max(largest, THREADS.getThreadAllocatedBytes(thread) - bytes);
    assertThat(slowest).as(what).isLessThan(NANOS);
    assertThat(largest).as(what).isLessThan(BYTES);
    if (graph != null) {
      accepted++;
      score(graph, what);
    }
  }

  private static void score(ScoringGraph graph, String what) {
    List<Object> row = new ArrayList<>();
    graph.inputs().forEach(field -> row.add(field.type().isNumber() ? null : "u"));
    try {
      row.replaceAll(value -> value == null ? Double.NaN : value);
      OnnxFixture.score(graph, List.of(row));
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what + ", scored", e);
    }
  }
}
