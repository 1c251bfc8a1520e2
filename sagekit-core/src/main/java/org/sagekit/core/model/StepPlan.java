package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/**
 * The steps of a graph in their order. Preprocessing often has a node a column; where such nodes
 * are of one kind, read inputs that lie side by side and write side by side, they are one step.
 */
final class StepPlan {
  private final ScoringGraph graph;
  private final Layout layout;
  private final List<Step> steps = new ArrayList<>();

  private StepPlan(ScoringGraph graph, Layout layout) {
    this.graph = graph;
    this.layout = layout;
  }

  static List<Step> of(ScoringGraph graph, Layout layout) {
    StepPlan plan = new StepPlan(graph, layout);
    boolean[] done = new boolean[graph.nodes().size()];
    for (int node = 0; node < done.length; node++) {
      if (!done[node] && !plan.isInput(node)) {
        plan.add(node, done);
      }
    }
    return plan.steps;
  }

  private void add(int node, boolean[] done) {
    if (graph.nodes().get(node) instanceof Node.Impute) {
      steps.add(imputed(run(node, done)));
    } else if (graph.nodes().get(node) instanceof Node.Concat concat) {
      Concatenation copy = Concatenation.of(concat, layout, node);
      if (!copy.isInPlace()) {
        steps.add(copy);
      }
    } else {
      steps.add(Steps.of(graph.nodes().get(node), layout, node));
    }
  }

  private boolean isInput(int node) {
    return graph.nodes().get(node).inputs().isEmpty();
  }

  /** The node and those after it that go on where it ends, as long as they wait for inputs only. */
  private List<Integer> run(int first, boolean[] done) {
    List<Integer> run = new ArrayList<>(List.of(first));
    int last = first;
    for (int node = first + 1; node < done.length && isInput(inputOf(last)); node++) {
      if (!done[node] && follows(last, node)) {
        done[node] = true;
        run.add(node);
        last = node;
      }
    }
    return run;
  }

  private boolean follows(int last, int node) {
    return graph.nodes().get(node).getClass() == graph.nodes().get(last).getClass()
        && isInput(inputOf(node))
        && layout.offset(node) == layout.offset(last) + layout.width(last)
        && layout.offset(inputOf(node)) == layout.offset(inputOf(last)) + layout.width(last);
  }

  private int inputOf(int node) {
    return graph.nodes().get(node).inputs().get(0);
  }

  private Step imputed(List<Integer> run) {
    double[] values =
        run.stream()
            .map(node -> ((Node.Impute) graph.nodes().get(node)).values())
            .map(Doubles::toArray)
            .flatMapToDouble(Arrays::stream)
            .toArray();
    int first = run.get(0);
    return new ImputeStep(values, layout.offset(inputOf(first)), layout.offset(first));
  }

  /** What the steps that have a choice of engines chose. */
  static String told(Step[] steps) {
    StringBuilder told = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof TreeStep trees) {
        told.append(", ").append(trees);
      }
    }
    return told.toString();
  }
}
