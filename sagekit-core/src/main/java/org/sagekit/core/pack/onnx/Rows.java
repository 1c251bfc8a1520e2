package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.function.BiFunction;

/** Puts operators together that make many numbers of each row, so that memory stays bounded. */
final class Rows {
  /** So many numbers a row may be made of all rows of a batch at once. */
  private static final long MOST = 1024;

  private Rows() {}

  /**
   * Lowers a node for all rows at once, or row by row if it makes many numbers on its way.
   *
   * @param graph where the operators go
   * @param input rows of numbers, with their width
   * @param size how many numbers are made of each row
   * @param body makes the output of the input, both having a dimension of rows
   */
  static String lower(
      OnnxGraph graph, Value input, Size size, BiFunction<OnnxGraph, String, String> body) {
    if (size.onTheWay <= MOST) {
      return body.apply(graph, input.name());
    }
    OnnxGraph inner = graph.inner();
    String row = inner.unsqueeze(inner.innerInput(TensorProto.DataType.DOUBLE), 0);
    String out = inner.call("Squeeze", body.apply(inner, row), inner.wholes(0));
    inner.rowOutput(out, size.out);
    return graph.add(
        Op.of("Scan", input.name()).with("num_scan_inputs", 1).with("body", inner.build()));
  }

  /**
   * How many numbers are made of a row.
   *
   * @param onTheWay the most of one operator
   * @param out how many come out
   */
  record Size(long onTheWay, long out) {}
}
