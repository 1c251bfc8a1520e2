package org.sagekit.core.pack.pmml;

import java.util.BitSet;
import java.util.List;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.Tree;

/** Which numbers of which nodes the prediction needs: only these are written. */
final class Demand {
  private final List<Node> nodes;
  private final List<Integer> widths;
  private final BitSet[] wanted;

  private Demand(ScoringGraph graph) {
    nodes = graph.nodes();
    widths = graph.widths();
    wanted = new BitSet[nodes.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = new BitSet();
    }
  }

  /** What the last node needs. */
  static Demand of(ScoringGraph graph) {
    Demand demand = new Demand(graph);
    demand.all(demand.wanted.length - 1);
    for (int node = demand.wanted.length - 1; node >= 0; node--) {
      if (!demand.wanted[node].isEmpty()) {
        demand.pass(demand.nodes.get(node), demand.wanted[node]);
      }
    }
    return demand;
  }

  /** The numbers of a node that are needed. */
  BitSet of(int node) {
    return wanted[node];
  }

  /** How many numbers a node makes. */
  int widthOf(int node) {
    return widths.get(node);
  }

  private void all(int node) {
    wanted[node].set(0, widths.get(node));
  }

  private void pass(Node node, BitSet own) {
    if (node instanceof Node.Concat concat) {
      int from = 0;
      for (int input : concat.inputs()) {
        int end = from + widths.get(input);
        for (int i = own.nextSetBit(from); i >= 0 && i < end; i = own.nextSetBit(i + 1)) {
          wanted[input].set(i - from);
        }
        from = end;
      }
    } else if (node instanceof Select select) {
      own.stream().forEach(i -> wanted[select.input()].set(select.indices().get(i)));
    } else if (node instanceof Node.TreeEnsemble trees) {
      features(trees, own);
    } else if (node instanceof Node.Dense dense) {
      all(Layers.of(nodes, dense).get(0).input());
    } else if (isEach(node)) {
      node.inputs().forEach(input -> wanted[input].or(own));
    } else {
      node.inputs().forEach(this::all);
    }
  }

  /** Whether each number comes from those in the same place. */
  private static boolean isEach(Node node) {
    return node instanceof Node.Impute
        || node instanceof Node.MissingIndicator
        || node instanceof Node.Scale
        || node instanceof Node.WeightedSum
        || node instanceof Interpolate
        || node instanceof Activate;
  }

  private void features(Node.TreeEnsemble trees, BitSet own) {
    for (int t = 0; t < trees.trees().size(); t++) {
      if (trees.outputByTree().isEmpty() || own.get(trees.outputByTree().get(t))) {
        Tree tree = trees.trees().get(t);
        for (int node = 0; node < tree.size(); node++) {
          if (!tree.isLeaf(node)) {
            wanted[trees.input()].set(tree.feature(node));
          }
        }
      }
    }
  }
}
