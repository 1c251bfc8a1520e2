package org.sagekit.core.pack.onnx;

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
   * @param numbers how many numbers are made of each row at most, and how many come out
   * @param body makes the output of the input, both having a dimension of rows
   */
  static String lower(
      OnnxGraph graph, Value input, Numbers numbers, BiFunction<OnnxGraph, String, String> body) {
    if (numbers.onTheWay <= MOST) {
      return body.apply(graph, input.name());
    }
    OnnxGraph inner = graph.inner();
    String row = inner.unsqueeze(inner.row(input.width()), 0);
    String out = body.apply(inner, row);
    inner.rowOutput(inner.call("Squeeze", out, inner.wholes(0)), numbers.out);
    return graph.add(
        Op.of("Scan", input.name()).with("num_scan_inputs", 1).with("body", inner.build()));
  }

  /** How many numbers a row makes. */
  record Numbers(long onTheWay, long out) {}
}
