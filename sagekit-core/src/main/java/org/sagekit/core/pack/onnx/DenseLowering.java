package org.sagekit.core.pack.onnx;

import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;

/**
 * A layer. Linear models, whose sums are what engines are compared by, are added up in the order of
 * this JVM; layers that go on and wide ones are one matrix product, whose order is the runtime's.
 */
final class DenseLowering {
  /** Products a row up to which sums are taken in order. */
  private static final int MOST = 1024;

  private DenseLowering() {}

  static String of(Node.Dense node, Value x, OnnxGraph graph) {
    return isInOrder(node, x.width())
        ? inOrder(node, x, graph)
        : FunctionLowering.activate(node.activation(), product(node, x, graph), graph);
  }

  /** Whether the sums are added up in the order of this JVM. */
  static boolean isInOrder(Node.Dense node, int width) {
    return node.activation() == Node.Activation.IDENTITY && (long) node.outputs() * width <= MOST;
  }

  private static String product(Node.Dense node, Value x, OnnxGraph graph) {
    String weights =
        graph.constant(Tensors.doubles(node.weights().toArray(), node.outputs(), x.width()));
    String bias = graph.constant(Tensors.doubles(node.bias().toArray(), node.outputs()));
    return graph.add(Op.of("Gemm", x.name(), weights, bias).with("transB", 1));
  }

  private static String inOrder(Node.Dense node, Value x, OnnxGraph graph) {
    double[] weights = biasFirst(node.weights(), node.bias());
    return Rows.lower(
        graph,
        x,
        new Rows.Size(weights.length, node.outputs()),
        (at, rows) -> {
          String products =
              at.call(
                  "Mul",
                  at.unsqueeze(at.padWithOne(rows), 1),
                  at.constant(Tensors.doubles(weights, 1, node.outputs(), x.width() + 1)));
          return at.sumInOrder(products, 2);
        });
  }

  /** Weights output by output, the bias of each before its weights. */
  static double[] biasFirst(Doubles weights, Doubles bias) {
    int width = weights.size() / bias.size();
    double[] all = new double[weights.size() + bias.size()];
    for (int output = 0; output < bias.size(); output++) {
      int at = output * (width + 1);
      all[at] = bias.get(output);
      for (int i = 0; i < width; i++) {
        all[at + 1 + i] = weights.get(output * width + i);
      }
    }
    return all;
  }
}
