package org.sagekit.core.pack.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.model.Scorers;

/** Whole graphs of every kind of node, on rows full of odd values. */
class OnnxRandomGraphsTest {
  private static final double CLOSE = 1e-12;

  @Property(tries = 25)
  void computesWhatThisJvmDoes(@ForAll long seed) {
    ScoringGraph graph = expressible(RandomGraphs.graph(seed));
    Dataset rows = RandomGraphs.rows(seed, 60);
    double[] expected = Scorers.of(graph).score(rows).toArray();
    try (OnnxRun run = new OnnxRun(graph, 1)) {
      for (int batch : new int[] {1, 60}) {
        double[] actual = run.numbers(1, rows, batch);
        for (int i = 0; i < expected.length; i++) {
          assertThat(isClose(expected[i], actual[i]))
              .as("number %s: %s is %s", i, expected[i], actual[i])
              .isTrue();
        }
      }
    }
  }

  private static boolean isClose(double a, double b) {
    return a == b
        || (Double.isNaN(a) && Double.isNaN(b))
        || Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(a));
  }

  /**
   * Reads other levels in the place of those of a truth value, whose texts ONNX is not given, and
   * makes the weights of words finite.
   */
  private static ScoringGraph expressible(ScoringGraph graph) {
    List<Node> nodes = graph.nodes().stream().map(OnnxRandomGraphsTest::expressible).toList();
    return new ScoringGraph(graph.task(), graph.inputs(), graph.classes(), nodes);
  }

  private static Node expressible(Node node) {
    if (node instanceof Node.TextInput text) {
      double[] weights = text.weights().toArray();
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Double.isFinite(weights[i]) ? weights[i] : 0.7;
      }
      return new Node.TextInput(text.field(), text.terms(), Doubles.of(weights));
    }
    return node instanceof Node.CategoryInput level && level.field().equals("member")
        ? new Node.CategoryInput("colour", List.of("green"))
        : node;
  }
}
