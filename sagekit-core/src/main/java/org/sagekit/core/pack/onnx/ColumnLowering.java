package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;

/** What is done to columns of numbers one by one, exactly as in this JVM. */
final class ColumnLowering {
  private ColumnLowering() {}

  static String impute(Node.Impute node, String x, OnnxGraph graph) {
    return graph.call("Where", graph.call("IsNaN", x), graph.numbers(node.values().toArray()), x);
  }

  static String missing(String x, OnnxGraph graph) {
    return graph.toDouble(graph.call("IsNaN", x));
  }

  static String scale(Node.Scale node, String x, OnnxGraph graph) {
    String shifted = graph.call("Sub", x, graph.numbers(node.shift().toArray()));
    return graph.call("Mul", shifted, graph.numbers(node.factor().toArray()));
  }

  static String oneHot(Node.OneHot node, String x, OnnxGraph graph) {
    double[] indices = new double[node.levels()];
    Arrays.setAll(indices, i -> i);
    return graph.toDouble(graph.call("Equal", graph.call("Floor", x), graph.numbers(indices)));
  }

  static String levelValue(Node.LevelValue node, String x, OnnxGraph graph) {
    int levels = node.values().size();
    double[] table = Arrays.copyOf(node.values().toArray(), levels + 1);
    table[levels] = node.other();
    return graph.gather(
        graph.constant(Tensors.doubles(table, table.length)), levelIndex(x, levels, graph), 0);
  }

  /**
   * Whole numbers below {@code levels} where x is the index of a level, {@code levels} elsewhere.
   */
  static String levelIndex(String x, int levels, OnnxGraph graph) {
    String known =
        graph.call(
            "And",
            graph.call("GreaterOrEqual", x, graph.number(0)),
            graph.call("Less", x, graph.number(levels)));
    return graph.cast(
        graph.call("Where", known, x, graph.number(levels)), TensorProto.DataType.INT64);
  }

  static String select(Select node, String x, OnnxGraph graph) {
    long[] indices = node.indices().stream().mapToLong(Integer::longValue).toArray();
    return graph.gather(x, graph.wholes(indices), 1);
  }

  static String concat(List<String> inputs, OnnxGraph graph) {
    return inputs.size() == 1 ? inputs.get(0) : graph.concat(1, inputs.toArray(String[]::new));
  }

  /** Products are added one by one, as no operator promises an order. */
  static String weightedSum(List<String> inputs, Doubles weights, OnnxGraph graph) {
    String sum = graph.call("Mul", inputs.get(0), graph.number(weights.get(0)));
    for (int i = 1; i < inputs.size(); i++) {
      sum = graph.call("Add", sum, graph.call("Mul", inputs.get(i), graph.number(weights.get(i))));
    }
    return sum;
  }
}
