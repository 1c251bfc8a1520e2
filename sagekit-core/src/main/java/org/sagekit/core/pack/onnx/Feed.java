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

/**
 * An input and how what is missing is passed: ONNX has neither missing numbers nor missing texts.
 *
 * @param field what is read
 * @param missing the text that stands for a missing one; empty unless that is a level
 * @param unseen a text that is no level and not the one for a missing one
 */
record Feed(Field field, String missing, String unseen) {

  /** The inputs of a graph, in their order. */
  static List<Feed> of(ScoringGraph graph) {
    Map<String, Set<String>> levels = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node instanceof Node.CategoryInput category) {
        levels.computeIfAbsent(category.field(), name -> new HashSet<>()).addAll(category.levels());
      }
    }
    List<Feed> feeds = new ArrayList<>();
    for (Field field : graph.inputs()) {
      Set<String> taken = levels.getOrDefault(field.name(), Set.of());
      String missing = taken.contains("") ? free("missing", taken) : "";
      feeds.add(new Feed(field, missing, free("unseen", taken)));
    }
    return feeds;
  }

  private static String free(String word, Set<String> taken) {
    String text = "<" + word + ">";
    while (taken.contains(text)) {
      text = "<" + text + ">";
    }
    return text;
  }
}
