package org.sagekit.core.pack.onnx;

import org.sagekit.api.model.Gaussians;

/** Logarithms of normal densities, added up in the order of this JVM. */
final class GaussianLowering {
  private static final double HALF_LOG_2_PI = 0.5 * StrictMath.log(2 * Math.PI);

  private final Gaussians node;
  private final int width;
  private final int outputs;
  private final boolean diagonal;

  private GaussianLowering(Gaussians node, int width) {
    this.node = node;
    this.width = width;
    this.outputs = node.logWeights().size();
    this.diagonal = node.factors().size() == node.means().size();
  }

  static String of(Gaussians node, Value x, OnnxGraph graph) {
    GaussianLowering lowering = new GaussianLowering(node, x.width());
    Rows.Size size = new Rows.Size(node.factors().size(), lowering.outputs);
    return Rows.lower(graph, x, size, lowering::rows);
  }

  private String rows(OnnxGraph graph, String x) {
    String means = graph.constant(Tensors.doubles(node.means().toArray(), 1, outputs, width));
    String centred = graph.call("Sub", graph.unsqueeze(x, 1), means);
    String standard = diagonal ? independent(graph, centred) : dependent(graph, centred);
    String half = graph.call("Mul", graph.number(0.5), standard);
    String parts =
        graph.call(
            "Sub",
            graph.constant(Tensors.doubles(heights(), 1, outputs, width)),
            graph.call("Mul", half, standard));
    if (diagonal) {
      String missing = graph.call("IsNaN", graph.unsqueeze(x, 1));
      parts = graph.call("Where", missing, graph.number(0), parts);
    }
    return graph.call(
        "Add", graph.numbers(node.logWeights().toArray()), graph.sumInOrder(parts, 2));
  }

  private String independent(OnnxGraph graph, String centred) {
    return graph.call(
        "Mul",
        centred,
        graph.constant(Tensors.doubles(node.factors().toArray(), 1, outputs, width)));
  }

  /** What is above the diagonal is left out and not multiplied by 0, which infinity would show. */
  private String dependent(OnnxGraph graph, String centred) {
    String factors =
        graph.constant(Tensors.doubles(node.factors().toArray(), 1, outputs, width, width));
    String products = graph.call("Mul", graph.unsqueeze(centred, 2), factors);
    byte[] lower = new byte[width * width];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = (byte) (i % width <= i / width ? 1 : 0);
    }
    String isLower = graph.constant(Tensors.flags(lower, 1, 1, width, width));
    return graph.sumInOrder(graph.call("Where", isLower, products, graph.number(0)), 3);
  }

  /** The logarithm of the density's height in each direction. */
  private double[] heights() {
    double[] heights = new double[outputs * width];
    for (int i = 0; i < heights.length; i++) {
      double root = node.factors().get(diagonal ? i : i * width + i % width);
      heights[i] = StrictMath.log(root) - HALF_LOG_2_PI;
    }
    return heights;
  }
}
