package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/** Scoring arrays makes no garbage, whatever the model ends in. */
class NoGarbageTest {
  private static final int MOST_WINDOWS = 100;
  private static final int CALLS = 2_000;
  private static final int MANY = 100;

  @Test
  void anArrayIsScoredWithoutGarbage() {
    for (Node node : nodes()) {
      Scorer scorer = Scorers.of(withoutText(LearntGraphs.graph(node)));
      for (int rows : new int[] {1, MANY}) {
        double[] numbers = new Random(2).doubles(3L * rows, -2, 2).toArray();
        double[] out = new double[rows * Math.max(1, scorer.graph().classes().size())];
        assertThat(garbage(scorer, numbers, out)).as("%s, %s", rows, node.getClass()).isZero();
      }
    }
  }

  private static List<Node> nodes() {
    List<Node> nodes = new ArrayList<>(LearntGraphs.nodes(new Random(1)));
    nodes.removeIf(node -> node.inputs().isEmpty());
    nodes.add(new Node.Dense(3, 1, Doubles.of(1, 2, 3), Doubles.of(4), Node.Activation.TANH));
    Random random = new Random(3);
    for (Node.Precision precision : Node.Precision.values()) {
      for (int depth : new int[] {4, 12}) {
        List<Tree> trees =
            IntStream.range(0, 20).mapToObj(i -> RandomGraphs.tree(random, depth, 3)).toList();
        nodes.add(
            new Node.TreeEnsemble(
                3, 1, trees, List.of(), Doubles.of(0), 1, Node.Comparison.LESS, precision));
      }
    }
    return nodes;
  }

  /** Octets a call, once the compiler has seen enough calls: vectors are objects before. */
  private static long garbage(Scorer scorer, double[] rows, double[] out) {
    long garbage = Long.MAX_VALUE;
    for (int window = 0; window < MOST_WINDOWS && garbage > 0; window++) {
      long before = allocated();
      run(scorer, rows, out, CALLS);
      garbage = (allocated() - before) / CALLS;
    }
    return garbage;
  }

  private static void run(Scorer scorer, double[] rows, double[] out, int times) {
    for (int i = 0; i < times; i++) {
      scorer.score(rows, out);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static ScoringGraph withoutText(ScoringGraph graph) {
    List<Field> inputs = new ArrayList<>(graph.inputs());
    inputs.removeIf(field -> field.name().equals("note"));
    return new ScoringGraph(graph.task(), inputs, graph.classes(), graph.nodes());
  }
}
