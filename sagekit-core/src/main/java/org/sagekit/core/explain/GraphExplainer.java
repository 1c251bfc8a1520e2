package org.sagekit.core.explain;

import java.util.List;
import java.util.Objects;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.explain.Explainer;
import org.sagekit.api.explain.Explanation;
import org.sagekit.api.explain.Explanations;
import org.sagekit.api.explain.Scale;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

/** Explains a graph in one of the ways. */
final class GraphExplainer implements Explainer {
  private final ScoringGraph graph;
  private final Attribution attribution;
  private final Doubles base;

  GraphExplainer(ScoringGraph graph, Attribution attribution) {
    this.graph = graph;
    this.attribution = attribution;
    this.base = Doubles.of(attribution.base());
  }

  /** The node that is explained: the last one, but what goes into a link. */
  static int node(ScoringGraph graph) {
    int last = graph.nodes().size() - 1;
    Node node = graph.nodes().get(last);
    return node instanceof Node.Link || node instanceof Activate ? node.inputs().get(0) : last;
  }

  private Scale scale() {
    if (node(graph) != graph.nodes().size() - 1) {
      return Scale.MARGIN;
    }
    boolean shares = graph.task().isClassification() || graph.task() == Task.MULTILABEL;
    return shares || graph.task() == Task.CLUSTERING ? Scale.PROBABILITY : Scale.NUMBER;
  }

  /** One score for two classes speaks of the second. */
  private List<String> outputs() {
    if (graph.classes().isEmpty()) {
      return List.of(Scale.NUMBER.label());
    }
    return base.size() == graph.classes().size()
        ? graph.classes()
        : List.of(graph.classes().get(graph.classes().size() - 1));
  }

  @Override
  public ScoringGraph graph() {
    return graph;
  }

  @Override
  public Explanation explain(Row row) {
    return explained(ExplainedRows.of(graph, Objects.requireNonNull(row, "row"))).get(0);
  }

  @Override
  public Explanations explain(Dataset rows) {
    return explained(ExplainedRows.of(graph, Objects.requireNonNull(rows, "rows")));
  }

  private Explanations explained(Dataset rows) {
    return Explanations.of(scale(), rows, outputs(), base, attribution.of(rows));
  }

  @Override
  public String toString() {
    return "explainer of " + graph.nodes().size() + " nodes";
  }
}
