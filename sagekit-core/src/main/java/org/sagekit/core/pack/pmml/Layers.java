package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sagekit.api.model.Node;

/** Layers that feed one another: together they are one model. */
final class Layers {
  private Layers() {}

  /** The layers that end in one, the first one first. */
  static List<Node.Dense> of(List<Node> nodes, Node.Dense last) {
    List<Node.Dense> layers = new ArrayList<>(List.of(last));
    while (nodes.get(layers.get(layers.size() - 1).input()) instanceof Node.Dense earlier) {
      layers.add(earlier);
    }
    Collections.reverse(layers);
    return layers;
  }

  /** Whether a node is a sum of its input's numbers and nothing else. */
  static boolean isLinear(List<Node> nodes, Node node) {
    return node instanceof Node.Dense dense
        && dense.activation() == Node.Activation.IDENTITY
        && !(nodes.get(dense.input()) instanceof Node.Dense);
  }
}
