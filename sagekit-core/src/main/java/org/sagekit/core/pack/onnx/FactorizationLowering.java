package org.sagekit.core.pack.onnx;

import org.sagekit.api.model.Factorization;

/** What pairs of numbers add, added up in the order of this JVM. */
final class FactorizationLowering {
  private FactorizationLowering() {}

  static String of(Factorization node, Value x, OnnxGraph graph) {
    Rows.Size size = new Rows.Size(node.factors().size(), node.outputs());
    return Rows.lower(graph, x, size, (at, rows) -> pairs(node, new Value(rows, x.width()), at));
  }

  private static String pairs(Factorization node, Value x, OnnxGraph graph) {
    long width = x.width();
    long rank = node.rank();
    String factors =
        graph.constant(Tensors.doubles(node.factors().toArray(), 1, node.outputs(), width, rank));
    String column = graph.unsqueeze(graph.unsqueeze(x.name(), 1), 3);
    String parts = graph.call("Mul", factors, column);
    String sums = graph.sumInOrder(parts, 2);
    String total = graph.sumInOrder(graph.call("Mul", sums, sums), 2);
    String flat =
        graph.call(
            "Reshape",
            graph.call("Mul", parts, parts),
            graph.wholes(0, node.outputs(), width * rank));
    String squares = graph.sumInOrder(flat, 2);
    return graph.call("Mul", graph.number(0.5), graph.call("Sub", total, squares));
  }
}
