package org.sagekit.core.pack.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.TermInput;

/**
 * An input and how what is missing is passed: ONNX has neither missing numbers nor missing texts.
 * Nor has it an operator that takes a text apart, so words are passed as such.
 *
 * @param name what the input is called
 * @param field what is read
 * @param kind in which form
 * @param missing the text that stands for a missing one; empty unless that is a level
 * @param unseen a text that is no level and not the one for a missing one
 */
record Feed(String name, Field field, Kind kind, String missing, String unseen) {

  /** The form in which a field is passed. */
  enum Kind {
    /** One number a row. */
    NUMBER,
    /** One text a row. */
    TEXT,
    /** The words of a text, rows of few words being filled up with empty texts. */
    WORDS
  }

  /** The inputs of a graph, in the order of its fields. */
  static List<Feed> of(ScoringGraph graph) {
    Map<String, Set<String>> levels = new HashMap<>();
    Set<String> apart = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (node instanceof Node.CategoryInput category) {
        levels.computeIfAbsent(category.field(), name -> new HashSet<>()).addAll(category.levels());
      } else if (node instanceof TermInput terms) {
        apart.add(terms.field());
      } else if (node instanceof Node.TextInput text) {
        apart.add(text.field());
      }
    }
    List<String> names = graph.inputs().stream().map(Field::name).toList();
    List<Feed> feeds = new ArrayList<>();
    for (Field field : graph.inputs()) {
      Set<String> taken = levels.get(field.name());
      if (taken != null || field.type().isNumber() || !apart.contains(field.name())) {
        feeds.add(plain(field, taken == null ? Set.of() : taken));
      }
      if (apart.contains(field.name())) {
        feeds.add(new Feed(free(field.name() + ".words", names), field, Kind.WORDS, "", ""));
      }
    }
    return feeds;
  }

  private static Feed plain(Field field, Set<String> taken) {
    String missing = taken.contains("") ? text("missing", taken) : "";
    Kind kind = field.type().isNumber() ? Kind.NUMBER : Kind.TEXT;
    return new Feed(field.name(), field, kind, missing, text("unseen", taken));
  }

  private static String text(String word, Set<String> taken) {
    String text = "<" + word + ">";
    while (taken.contains(text)) {
      text = "<" + text + ">";
    }
    return text;
  }

  private static String free(String name, List<String> taken) {
    return taken.contains(name) ? free(name + "_", taken) : name;
  }
}
