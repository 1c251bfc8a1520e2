package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/** The inputs and outputs of a model, as its README tells them. */
final class Interface {
  private static final int MOST_LEVELS = 8;
  private final ScoringGraph graph;

  Interface(ScoringGraph graph) {
    this.graph = graph;
  }

  List<String> inputs() {
    return graph.inputs().stream().map(Field::name).toList();
  }

  /** The names of the predictions: classes, or {@code value}. */
  List<String> outputs() {
    return graph.classes().isEmpty() ? List.of("value") : graph.classes();
  }

  boolean isText(int field) {
    return !graph.inputs().get(field).type().isNumber();
  }

  List<Boolean> texts() {
    List<Boolean> texts = new ArrayList<>();
    for (int field = 0; field < graph.inputs().size(); field++) {
      texts.add(isText(field));
    }
    return texts;
  }

  /** Whether one of classes is predicted. */
  boolean isClassification() {
    return graph.task().isClassification();
  }

  /** A table in Markdown: each input, its number and what it is. */
  String inputTable() {
    StringBuilder table = new StringBuilder("| # | input | what it is |\n|--:|---|---|\n");
    for (int field = 0; field < graph.inputs().size(); field++) {
      Field input = graph.inputs().get(field);
      table
          .append("| ")
          .append(field)
          .append(" | ")
          .append(cell(input.name()))
          .append(" | ")
          .append(isText(field) ? text(input.name()) : number(input))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String number(Field input) {
    return switch (input.type()) {
      case BOOLEAN -> "0 or 1";
      case INTEGER -> "a whole number";
      case DATETIME -> "milliseconds since 1970-01-01T00:00Z";
      default -> "a number";
    };
  }

  private String text(String field) {
    for (Node node : graph.nodes()) {
      if (node instanceof Node.CategoryInput category && category.field().equals(field)) {
        List<String> levels = category.levels();
        String some =
            String.join(
                ", ",
                levels.subList(0, Math.min(MOST_LEVELS, levels.size())).stream()
                    .map(Interface::cell)
                    .toList());
        return levels.size() <= MOST_LEVELS
            ? "a text: " + some
            : "a text, one of " + levels.size() + ": " + some + ", ...";
      }
    }
    return "a text";
  }

  /** A table in Markdown: each prediction and its number. */
  String outputTable() {
    StringBuilder table = new StringBuilder("| # | output |\n|--:|---|\n");
    for (int i = 0; i < outputs().size(); i++) {
      String name = cell(outputs().get(i));
      table.append("| ").append(i).append(" | ").append(what(name)).append(" |\n");
    }
    return table.toString();
  }

  private String what(String name) {
    return switch (graph.task()) {
      case BINARY, MULTICLASS, MULTILABEL -> "the probability of " + name;
      case CLUSTERING -> "the share of cluster " + name;
      case PROJECTION -> "component " + name;
      case REGRESSION -> "the predicted number";
      case ANOMALY -> "how odd the row is; greater is odder";
    };
  }

  /** A name in a table's cell: nothing that Markdown would take for its own. */
  static String cell(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}]", " ").replace("`", "'").replace("|", "/");
    return "`" + plain + "`";
  }
}
