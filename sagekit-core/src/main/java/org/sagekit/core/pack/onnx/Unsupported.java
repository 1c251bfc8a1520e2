package org.sagekit.core.pack.onnx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tokens;

/** What of a graph ONNX can't express, in words. */
final class Unsupported {
  private static final String INFINITE =
      "': its weights are not all finite, which would show missing texts from empty ones";

  private Unsupported() {}

  static List<String> in(ScoringGraph graph) {
    Map<String, Field> fields = new HashMap<>();
    graph.inputs().forEach(field -> fields.put(field.name(), field));
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      String problem = problem(graph.nodes().get(i), fields);
      if (!problem.isEmpty()) {
        problems.add("Node " + i + ", " + problem + ".");
      }
    }
    graph.inputs().stream()
        .map(Field::name)
        .filter(name -> !isWhole(name))
        .forEach(name -> problems.add("Input '" + name + "': its name is no text in UTF-8."));
    if (!graph.classes().stream().allMatch(Unsupported::isWhole)) {
      problems.add("Classes " + graph.classes() + ": not all are texts in UTF-8.");
    }
    long size = FileSize.atLeast(graph);
    if (size > FileSize.MOST) {
      problems.add(
          "model.onnx: size must be at most %s bytes, as protobuf has it, but would be %s or more."
              .formatted(FileSize.MOST, size));
    }
    return problems;
  }

  private static String problem(Node node, Map<String, Field> fields) {
    if (node instanceof Node.TextInput text && !isFinite(text.weights())) {
      return "TextInput '" + text.field() + INFINITE;
    }
    if (node instanceof TermInput terms && !isFinite(terms.weights())) {
      return "TermInput '" + terms.field() + INFINITE;
    }
    if (node instanceof TermInput terms && terms.tokens().unit() == Tokens.Unit.CHARACTER) {
      return "TermInput '"
          + terms.field()
          + "': ONNX has no operator that takes characters of a text";
    }
    if (node instanceof HashedInput hashed) {
      return "HashedInput '" + hashed.field() + "': ONNX has no operator that hashes a text";
    }
    return node instanceof Node.CategoryInput category ? problem(category, fields) : "";
  }

  private static String problem(Node.CategoryInput node, Map<String, Field> fields) {
    Field field = fields.get(node.field());
    FieldType type = field == null ? FieldType.TEXT : field.type();
    if (type == FieldType.BOOLEAN || type == FieldType.DATETIME) {
      return "CategoryInput '%s': ONNX is given a %s as a number and can't know its text"
          .formatted(node.field(), type);
    }
    return node.levels().stream().allMatch(Unsupported::isWhole)
        ? ""
        : "CategoryInput '" + node.field() + "': not all levels are texts in UTF-8";
  }

  private static boolean isFinite(Doubles weights) {
    return Arrays.stream(weights.toArray()).allMatch(Double::isFinite);
  }

  /** Whether a text has no half of a pair of surrogates. */
  private static boolean isWhole(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
