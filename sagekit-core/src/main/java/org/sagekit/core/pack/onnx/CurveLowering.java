package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Interpolate;

/**
 * Curves of straight lines. Between which points a number lies, a tree tells: each column has one,
 * whose leaves are the places of the points. So a thousand points take ten comparisons.
 */
final class CurveLowering {
  private final TreeTable table = new TreeTable(false);
  private final List<double[]> xs;

  private CurveLowering(List<double[]> xs) {
    this.xs = xs;
  }

  static String of(Interpolate node, String x, OnnxGraph graph) {
    List<double[]> xs = node.xs().stream().map(Doubles::toArray).toList();
    CurveLowering lowering = new CurveLowering(xs);
    long[] starts = new long[xs.size()];
    long[] last = new long[xs.size()];
    for (int curve = 0; curve < xs.size(); curve++) {
      lowering.addTree(curve);
      starts[curve] = curve == 0 ? 0 : last[curve - 1] + 1;
      last[curve] = starts[curve] + xs.get(curve).length - 1;
    }
    String passed =
        graph.cast(graph.add(lowering.table.op(x, xs.size())), TensorProto.DataType.INT64);
    String next = graph.call("Add", passed, row(starts, graph));
    String low = graph.call("Max", graph.call("Sub", next, graph.whole(1)), row(starts, graph));
    String high = graph.call("Min", next, row(last, graph));
    return new Points(low, high, flat(node.xs(), graph), flat(node.ys(), graph)).at(x, graph);
  }

  /** The points on both sides of a number, and where all points stand. */
  private record Points(String low, String high, String xs, String ys) {

    String at(String x, OnnxGraph graph) {
      String x0 = graph.gather(xs, low, 0);
      String y0 = graph.gather(ys, low, 0);
      String run = graph.call("Sub", graph.gather(xs, high, 0), x0);
      String rise = graph.call("Sub", graph.gather(ys, high, 0), y0);
      String share = graph.call("Div", graph.call("Sub", x, x0), run);
      String line = graph.call("Add", y0, graph.call("Mul", share, rise));
      String point = graph.call("Or", graph.call("Equal", low, high), graph.call("Equal", x, x0));
      String curve = graph.call("Where", point, y0, line);
      return graph.call("Where", graph.call("IsNaN", x), x, curve);
    }
  }

  private static String row(long[] values, OnnxGraph graph) {
    return graph.constant(Tensors.longs(values, 1, values.length));
  }

  private static String flat(List<Doubles> lists, OnnxGraph graph) {
    double[] all = lists.stream().map(Doubles::toArray).flatMapToDouble(Arrays::stream).toArray();
    return graph.constant(Tensors.doubles(all, all.length));
  }

  /** A tree that tells how many points a number has reached. */
  private void addTree(int curve) {
    table.root();
    grow(curve, 0, xs.get(curve).length);
  }

  /** Adds the nodes that tell how many of some points are reached. */
  private int grow(int curve, int from, int to) {
    int middle = (from + to) >>> 1;
    int node = table.split(curve, TreeTable.Mode.AT_LEAST, xs.get(curve)[middle], false);
    branch(node, true, curve, new int[] {middle + 1, to});
    branch(node, false, curve, new int[] {from, middle});
    return node;
  }

  private void branch(int node, boolean reached, int curve, int[] range) {
    boolean leaf = range[0] == range[1];
    int to = leaf ? table.leaf(curve, range[0]) : grow(curve, range[0], range[1]);
    table.branch(node, reached, to, leaf);
  }
}
