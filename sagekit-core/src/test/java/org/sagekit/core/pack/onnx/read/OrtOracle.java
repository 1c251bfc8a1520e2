package org.sagekit.core.pack.onnx.read;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What ONNX Runtime makes of a file and rows, on one thread. */
final class OrtOracle {
  private OrtOracle() {}

  /**
   * What came out.
   *
   * @param scores row by row the real numbers of the last output that has some
   * @param labels row by row the text or whole number of the output that has some
   */
  record Answer(List<double[]> scores, List<String> labels) {}

  /** Feeds rows, whose values are Double, Long or String in the order of the inputs' columns. */
  static Answer ask(byte[] file, List<List<Object>> rows) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(file, options)) {
        Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
        int column = 0;
        for (NodeInfo input : session.getInputInfo().values()) {
          TensorInfo info = (TensorInfo) input.getInfo();
          long[] shape = info.getShape();
          int width = shape.length == 1 ? 1 : (int) shape[1];
          feeds.put(
              input.getName(),
              OnnxTensor.createTensor(environment, matrix(rows, column, width, info)));
          column += width;
        }
        try (OrtSession.Result result = session.run(feeds)) {
          return answer(result);
        }
      }
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  private static Object matrix(List<List<Object>> rows, int from, int width, TensorInfo info) {
    int size = rows.size();
    if (info.type == OnnxJavaType.STRING) {
      String[][] matrix = new String[size][width];
      fill(rows, from, width, (row, i, value) -> matrix[row][i] = (String) value);
      return matrix;
    }
    if (info.type == OnnxJavaType.INT64) {
      long[][] matrix = new long[size][width];
      fill(rows, from, width, (row, i, value) -> matrix[row][i] = ((Number) value).longValue());
      return matrix;
    }
    if (info.type == OnnxJavaType.DOUBLE) {
      double[][] matrix = new double[size][width];
      fill(rows, from, width, (row, i, value) -> matrix[row][i] = ((Number) value).doubleValue());
      return matrix;
    }
    float[][] matrix = new float[size][width];
    fill(rows, from, width, (row, i, value) -> matrix[row][i] = ((Number) value).floatValue());
    return matrix;
  }

  @FunctionalInterface
  private interface Cell {
    void set(int row, int column, Object value);
  }

  private static void fill(List<List<Object>> rows, int from, int width, Cell cell) {
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < width; i++) {
        cell.set(row, i, rows.get(row).get(from + i));
      }
    }
  }

  private static Answer answer(OrtSession.Result result) throws OrtException {
    List<double[]> scores = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Map.Entry<String, OnnxValue> output : result) {
      if (output.getValue() instanceof OnnxSequence sequence) {
        for (OnnxValue map : sequence.getValue()) {
          scores.add(
              new TreeMap<>(((OnnxMap) map).getValue())
                  .values().stream()
                      .mapToDouble(share -> ((Number) share).doubleValue())
                      .toArray());
        }
      } else {
        addTensor(output.getValue().getValue(), scores, labels);
      }
    }
    return new Answer(scores, labels);
  }

  private static void addTensor(Object value, List<double[]> scores, List<String> labels) {
    if (value instanceof float[][] matrix) {
      for (float[] row : matrix) {
        double[] numbers = new double[row.length];
        for (int i = 0; i < row.length; i++) {
          numbers[i] = row[i];
        }
        scores.add(numbers);
      }
    } else if (value instanceof double[][] matrix) {
      scores.addAll(List.of(matrix));
    } else if (value instanceof float[] column) {
      for (float number : column) {
        scores.add(new double[] {number});
      }
    } else if (value instanceof double[] column) {
      for (double number : column) {
        scores.add(new double[] {number});
      }
    } else if (value instanceof long[] column) {
      for (long number : column) {
        labels.add(String.valueOf(number));
      }
    } else if (value instanceof String[] column) {
      labels.addAll(List.of(column));
    } else if (value instanceof long[][] column) {
      for (long[] number : column) {
        labels.add(String.valueOf(number[0]));
      }
    } else {
      throw new AssertionError("output " + value.getClass());
    }
  }
}
