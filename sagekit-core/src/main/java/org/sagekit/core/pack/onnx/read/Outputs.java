package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/**
 * Finds what a model predicts by its outputs. Scores with a label are probabilities of its classes;
 * a label alone is 1 for its class and 0 for the others; one column without a label is a number;
 * shares without a label are probabilities of the classes 0, 1 and so on.
 */
final class Outputs {
  private final Plan plan;
  private final List<Value> values;

  Outputs(Plan plan, List<Value> values) {
    this.plan = plan;
    this.values = values;
  }

  ScoringGraph graph() {
    plan.source().require(!values.isEmpty(), "outputs", "at least one", "none");
    Value.Named named = first(Value.Named.class);
    if (named != null) {
      return graph(named.names(), named.scores().node());
    }
    Value.Label label = first(Value.Label.class);
    return label == null ? unlabelled() : labelled(label);
  }

  private <T extends Value> @Nullable T first(Class<T> type) {
    return values.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
  }

  private ScoringGraph labelled(Value.Label label) {
    for (Value value : values) {
      if (value instanceof Value.Columns columns && columns.width() == label.names().size()) {
        return graph(label.names(), columns.node());
      }
    }
    refuseUnknown();
    Value.Columns scores = label.scores();
    if (scores == null || scores.width() != label.names().size()) {
      plan.source().require(false, "outputs", "probabilities of the label's classes", "others");
      throw new IllegalStateException();
    }
    int hard = plan.add(scores.node(), in -> new Node.Link(in, Node.LinkFunction.HARDMAX));
    return graph(label.names(), hard);
  }

  private ScoringGraph unlabelled() {
    Value.Columns columns = first(Value.Columns.class);
    if (columns == null) {
      refuseUnknown();
      plan.source().require(false, "outputs", "a number, or a label of classes", "neither");
      throw new IllegalStateException();
    }
    if (columns.width() == 1) {
      return graph(List.of(), columns.node());
    }
    refuseUnknown();
    plan.source()
        .require(
            plan.node(columns.node()) instanceof Node.Link,
            "outputs without a label",
            "one number or shares of classes",
            columns.width() + " numbers",
            "export one model for each");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.width(); i++) {
      names.add(String.valueOf(i));
    }
    return graph(names, columns.node());
  }

  private void refuseUnknown() {
    Unknowns unknowns = Unknowns.of(values);
    unknowns.addBehindLabels(values);
    unknowns.refuse(plan.source());
  }

  private ScoringGraph graph(List<String> classes, int last) {
    return new ScoringGraph(plan.fields(), classes, plan.upTo(last));
  }
}
