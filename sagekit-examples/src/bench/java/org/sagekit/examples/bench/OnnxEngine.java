package org.sagekit.examples.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * ONNX Runtime as fast as its Java interface lets it be: one thread, and tensors over direct
 * buffers that are made once and filled anew.
 */
final class OnnxEngine implements AutoCloseable {
  private final OrtSession session;
  private final FloatBuffer rows;
  private final FloatBuffer margins;
  private final Map<String, OnnxTensor> in;
  private final Map<String, OnnxTensor> out;

  OnnxEngine(byte[] model, int count) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model, options);
    }
    rows = direct(count * GeneratedRows.COLUMNS);
    margins = direct(count);
    long[] shape = {count, GeneratedRows.COLUMNS};
    in = Map.of("rows", OnnxTensor.createTensor(environment, rows, shape));
    out = Map.of("margins", OnnxTensor.createTensor(environment, margins, new long[] {count, 1}));
  }

  private static FloatBuffer direct(int numbers) {
    return ByteBuffer.allocateDirect(numbers * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** The margins of as many rows as the engine was made for. */
  FloatBuffer score(float[] numbers) throws OrtException {
    rows.put(0, numbers);
    session.run(in, out).close();
    return margins;
  }

  @Override
  public void close() throws OrtException {
    in.values().forEach(OnnxTensor::close);
    out.values().forEach(OnnxTensor::close);
    session.close();
  }
}
