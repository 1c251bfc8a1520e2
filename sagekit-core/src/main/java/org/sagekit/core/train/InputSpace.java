package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;

/** The numbers that a graph's own part, behind its preprocessing, takes in. */
final class InputSpace {
  private InputSpace() {}

  /** The index of the first node that was learnt; empty if there is none that measures space. */
  static OptionalInt learnt(ScoringGraph graph) {
    return IntStream.range(0, graph.nodes().size())
        .filter(index -> isLearnt(graph.nodes().get(index)))
        .findFirst();
  }

  private static boolean isLearnt(Node node) {
    return node instanceof Gaussians
        || node instanceof Neighbours
        || node instanceof Kernel
        || node instanceof CutForest
        || node instanceof Node.Dense
        || node instanceof Node.TreeEnsemble;
  }

  /** What a learnt node takes in, row by row. */
  static double[][] of(ScoringGraph graph, int learnt, Dataset rows) {
    int end = graph.nodes().get(learnt).inputs().get(0);
    List<Node> nodes = graph.nodes().subList(0, end + 1);
    int width = graph.widths().get(end);
    List<String> names = IntStream.range(0, width).mapToObj(Integer::toString).toList();
    double[] values =
        Scorers.of(new ScoringGraph(Task.PROJECTION, graph.inputs(), names, nodes))
            .score(rows)
            .toArray();
    return IntStream.range(0, rows.size())
        .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
        .toArray(double[][]::new);
  }
}
