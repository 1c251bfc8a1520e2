package org.sagekit.examples.bench;

import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/** Lowers the forests of SMILE and Tribuo: the mean of trees of numbers, compared in double. */
final class ForestGraph {
  private ForestGraph() {}

  static ScoringGraph of(List<Tree> trees) {
    return NumberGraph.of(
        input ->
            new Node.TreeEnsemble(
                input,
                1,
                trees,
                trees.stream().map(one -> 0).toList(),
                Doubles.of(0),
                1.0 / trees.size(),
                Node.Comparison.LESS_OR_EQUAL,
                Node.Precision.DOUBLE));
  }
}
