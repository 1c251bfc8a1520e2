package org.sagekit.core.deploy.host;

import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.model.GraphCodec;

/**
 * How much memory a model is taken to need: its graph, its scorer, and what one thread works with.
 * It is a figure for planning, rather too great than too small, from the size of the graph as it is
 * written.
 *
 * <p>Measured on a 64-bit JVM, heap of graph and scorer through bytes written: boosted trees of 3
 * to 10 levels 3.2 to 7.3, forests 3.2 to 4.2, neighbours 1.4, perceptron 2.2; small linear models
 * and naive Bayes 18 to 21 KB whatever they are. A thread that scores many rows works with 0.2 to
 * 1.5 MB for trees, and 0.26 MB for others.
 */
final class Footprint {
  private static final String GRAPH = "graph.bin";
  private static final long LEAST = 16L << 10;
  private static final long TREES = 7;
  private static final long OTHERS = 3;
  private static final long WORK_OF_TREES = 1L << 20;
  private static final long WORK_OF_OTHERS = 1L << 18;

  private Footprint() {}

  /** The bytes that a model needs in memory. */
  static long of(ModelPackage pack) {
    long written =
        pack.parts().stream()
            .filter(part -> part.name().equals(GRAPH))
            .mapToLong(ModelPackage.Part::size)
            .findFirst()
            .orElseGet(() -> GraphCodec.bytes(pack.graph()).length);
    return hasTrees(pack.graph())
        ? LEAST + TREES * written + WORK_OF_TREES
        : LEAST + OTHERS * written + WORK_OF_OTHERS;
  }

  private static boolean hasTrees(ScoringGraph graph) {
    return graph.nodes().stream()
        .anyMatch(node -> node instanceof Node.TreeEnsemble || node instanceof CutForest);
  }
}
