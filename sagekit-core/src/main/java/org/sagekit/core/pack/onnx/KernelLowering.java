package org.sagekit.core.pack.onnx;

import org.sagekit.api.model.Kernel;

/** Sums of likenesses to points, added up in the order of this JVM. */
final class KernelLowering {
  private final Kernel node;
  private final int width;
  private final int points;
  private final int outputs;

  private KernelLowering(Kernel node, int width) {
    this.node = node;
    this.width = width;
    this.points = node.points().size() / width;
    this.outputs = node.bias().size();
  }

  static String of(Kernel node, Value x, OnnxGraph graph) {
    KernelLowering kernel = new KernelLowering(node, x.width());
    long numbers = (long) kernel.points * (x.width() + kernel.outputs);
    return Rows.lower(graph, x, new Rows.Size(numbers, kernel.outputs), kernel::rows);
  }

  private String rows(OnnxGraph graph, String x) {
    String squares = graph.squaredDistances(x, node.points().toArray(), width);
    String padded = graph.padWithOne(likeness(squares, graph));
    String weights =
        graph.constant(
            Tensors.doubles(
                DenseLowering.biasFirst(node.weights(), node.bias()), 1, outputs, points + 1));
    return graph.sumInOrder(graph.call("Mul", weights, graph.unsqueeze(padded, 1)), 2);
  }

  private String likeness(String squares, OnnxGraph graph) {
    return switch (node.function()) {
      case GAUSSIAN -> graph.call("Exp", times(-node.gamma(), squares, graph));
      case EXPONENTIAL ->
          graph.call("Exp", times(-node.gamma(), graph.call("Sqrt", squares), graph));
      case MATERN_3_2 -> {
        String r = times(Math.sqrt(3) * node.gamma(), graph.call("Sqrt", squares), graph);
        yield damped(graph.call("Add", graph.number(1), r), r, graph);
      }
      case MATERN_5_2 -> {
        String r = times(Math.sqrt(5) * node.gamma(), graph.call("Sqrt", squares), graph);
        String third = graph.call("Div", graph.call("Mul", r, r), graph.number(3));
        String one = graph.call("Add", graph.number(1), r);
        yield damped(graph.call("Add", one, third), r, graph);
      }
    };
  }

  private static String times(double factor, String x, OnnxGraph graph) {
    return graph.call("Mul", graph.number(factor), x);
  }

  private static String damped(String factor, String r, OnnxGraph graph) {
    return graph.call("Mul", factor, graph.call("Exp", graph.call("Neg", r)));
  }
}
