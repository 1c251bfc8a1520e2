package org.sagekit.core.pack.onnx;

import java.util.ArrayDeque;
import java.util.BitSet;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/** Whether a runtime must compute the same bits, or may differ in the last ones. */
final class Exactness {
  private Exactness() {}

  /** Whether all that leads to the margins is exact. */
  static boolean ofMargins(ScoringGraph graph) {
    BitSet seen = new BitSet();
    ArrayDeque<Integer> waiting = new ArrayDeque<>();
    waiting.add(graph.marginNode());
    while (!waiting.isEmpty()) {
      int index = waiting.remove();
      Node node = graph.nodes().get(index);
      if (!isExact(graph, node)) {
        return false;
      }
      for (int input : node.inputs()) {
        if (!seen.get(input)) {
          seen.set(input);
          waiting.add(input);
        }
      }
    }
    return true;
  }

  private static boolean isExact(ScoringGraph graph, Node node) {
    if (node instanceof Node.Dense dense) {
      return DenseLowering.isInOrder(dense, graph.widths().get(dense.input()));
    }
    if (node instanceof Node.Link link) {
      return link.function() == Node.LinkFunction.NORMALIZE
          || link.function() == Node.LinkFunction.HARDMAX;
    }
    return !(node instanceof Activate || node instanceof Kernel);
  }
}
