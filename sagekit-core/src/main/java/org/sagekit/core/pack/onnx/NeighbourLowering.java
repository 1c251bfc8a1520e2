package org.sagekit.core.pack.onnx;

import java.util.List;
import org.sagekit.api.model.Neighbours;

/**
 * The mean of what the nearest points say. Distances are added up in the order of the columns and
 * neighbours in the order of their distance, as in this JVM, so that of equally near points the
 * same ones are found and the mean is the same to the bit.
 */
final class NeighbourLowering {
  private final Neighbours node;
  private final int width;
  private final int points;
  private final int outputs;

  private NeighbourLowering(Neighbours node, int width) {
    this.node = node;
    this.width = width;
    this.points = node.weights().size();
    this.outputs = node.other().size();
  }

  static String of(Neighbours node, Value x, OnnxGraph graph) {
    NeighbourLowering neighbours = new NeighbourLowering(node, x.width());
    return Rows.lower(
        graph, x, new Rows.Size(node.points().size(), neighbours.outputs), neighbours::rows);
  }

  private String rows(OnnxGraph graph, String x) {
    String all = graph.squaredDistances(x, node.points().toArray(), width);
    String isNear = graph.call("LessOrEqual", all, graph.number(node.radius() * node.radius()));
    String near = graph.call("Where", isNear, all, graph.number(Double.POSITIVE_INFINITY));
    List<String> nearest =
        graph.add(
            Op.of("TopK", near, graph.wholes(node.neighbours()))
                .with("axis", 1)
                .with("largest", 0)
                .with("sorted", 1),
            2);
    String asked = graph.add(Op.of("GatherElements", isNear, nearest.get(1)).with("axis", 1));
    String weights = weights(nearest.get(0), nearest.get(1), graph);
    return mean(graph.call("Where", asked, weights, graph.number(0)), nearest.get(1), asked, graph);
  }

  private String weights(String squares, String indices, OnnxGraph graph) {
    String own = graph.constant(Tensors.doubles(node.weights().toArray(), points));
    String weights = graph.gather(own, indices, 0);
    if (node.weighting() == Neighbours.Weighting.UNIFORM) {
      return weights;
    }
    String here = graph.call("Equal", squares, graph.number(0));
    String onlyHere = graph.call("Where", here, weights, graph.number(0));
    String far = graph.call("Div", weights, graph.call("Sqrt", squares));
    return graph.call("Where", graph.gather(here, graph.wholes(0), 1), onlyHere, far);
  }

  private String mean(String weights, String indices, String asked, OnnxGraph graph) {
    String values = graph.constant(Tensors.doubles(node.values().toArray(), points, outputs));
    String said = graph.gather(values, indices, 0);
    String sums = graph.sumInOrder(graph.call("Mul", graph.unsqueeze(weights, 2), said), 1);
    String total = graph.unsqueeze(graph.sumInOrder(weights, 1), 1);
    return graph.call(
        "Where",
        graph.gather(asked, graph.wholes(0), 1),
        graph.call("Div", sums, total),
        graph.numbers(node.other().toArray()));
  }
}
