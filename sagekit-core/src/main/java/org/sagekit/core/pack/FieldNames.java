package org.sagekit.core.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.TermInput;

/** Gives the inputs of a graph other names. */
final class FieldNames {
  private final Map<String, String> newByOld = new HashMap<>();

  private FieldNames() {}

  /**
   * The same graph over fields of other names.
   *
   * @param names as many as there are inputs, distinct, in their order
   */
  static ScoringGraph renamed(ScoringGraph graph, List<String> names) {
    FieldNames fields = new FieldNames();
    List<Field> inputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Field old = graph.inputs().get(i);
      inputs.add(new Field(names.get(i), old.type(), old.role()));
      fields.newByOld.put(old.name(), names.get(i));
    }
    List<Node> nodes = graph.nodes().stream().map(fields::renamed).toList();
    return new ScoringGraph(graph.task(), inputs, graph.classes(), nodes);
  }

  private Node renamed(Node node) {
    if (node instanceof Node.NumberInput number) {
      return new Node.NumberInput(of(number.field()));
    }
    if (node instanceof Node.CategoryInput category) {
      return new Node.CategoryInput(of(category.field()), category.levels());
    }
    if (node instanceof Node.TextInput text) {
      return new Node.TextInput(of(text.field()), text.terms(), text.weights());
    }
    if (node instanceof TermInput text) {
      return new TermInput(of(text.field()), text.tokens(), text.terms(), text.weights());
    }
    return node instanceof HashedInput text
        ? new HashedInput(of(text.field()), text.tokens(), text.buckets())
        : node;
  }

  private String of(String old) {
    return Objects.requireNonNull(newByOld.get(old), "field");
  }
}
