package org.sagekit.core.pack.onnx;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Tokens;

/**
 * TF-IDF of words and of runs of words. A run that is not among the terms, or that goes beyond the
 * last word, is counted in one more place behind them. For one thread.
 */
final class WordLowering {
  private final OnnxGraph graph;
  private final Tokens tokens;
  private final List<String> terms;
  private final String words;

  private WordLowering(OnnxGraph graph, Tokens tokens, List<String> terms, String words) {
    this.graph = graph;
    this.tokens = tokens;
    this.terms = terms;
    this.words = words;
  }

  /**
   * Rows of weighted counts.
   *
   * @param words rows of words in their order, filled up with empty texts
   * @param dictionary how they are put together, and which runs count how much
   */
  static String of(String words, Dictionary dictionary, OnnxGraph graph) {
    WordLowering lowering = new WordLowering(graph, dictionary.tokens, dictionary.terms, words);
    String weighted =
        graph.call("Mul", lowering.counts(), graph.numbers(dictionary.weights.toArray()));
    String squares = graph.unsqueeze(graph.sumInOrder(graph.call("Mul", weighted, weighted), 1), 1);
    return graph.call(
        "Where",
        graph.call("Greater", squares, graph.number(0)),
        graph.call("Div", weighted, graph.call("Sqrt", squares)),
        weighted);
  }

  /** Which runs count how much. */
  record Dictionary(Tokens tokens, List<String> terms, Doubles weights) {}

  private String counts() {
    String one = graph.constant(Tensors.doubles(new double[] {1}, 1));
    String ones = graph.call("Expand", one, graph.call("Shape", words));
    String rows = graph.gather(graph.call("Shape", words), graph.wholes(0), 0);
    String counts =
        graph.call(
            "Expand",
            graph.constant(Tensors.doubles(new double[] {0}, 1)),
            graph.concat(0, rows, graph.wholes(terms.size() + 1L)));
    String run = words;
    String padded = padded(rows);
    for (int length = 1; length <= tokens.longest(); length++) {
      if (length > 1) {
        run =
            graph.call(
                "StringConcat", run, graph.call("StringConcat", blank(), from(padded, length - 1)));
      }
      if (length >= tokens.shortest()) {
        counts =
            graph.add(
                Op.of("ScatterElements", counts, places(run, length), ones)
                    .with("axis", 1)
                    .with("reduction", "add"));
      }
    }
    return graph.call(
        "Slice", counts, graph.wholes(0), graph.wholes(terms.size()), graph.wholes(1));
  }

  private String blank() {
    return graph.constant(Tensors.texts(List.of(" ")));
  }

  /** The words and behind each row's last as many empty texts as the longest run needs. */
  private String padded(String rows) {
    if (tokens.longest() == 1) {
      return words;
    }
    String empty = graph.constant(Tensors.texts(List.of("")));
    String shape = graph.concat(0, rows, graph.wholes(tokens.longest() - 1L));
    return graph.concat(1, words, graph.call("Expand", empty, shape));
  }

  /** The words that stand some places further on. */
  private String from(String padded, int places) {
    int rest = tokens.longest() - 1 - places;
    return graph.call(
        "Slice",
        padded,
        graph.wholes(places),
        graph.wholes(rest == 0 ? Long.MAX_VALUE : -rest),
        graph.wholes(1));
  }

  /** The places of runs of one length among the terms. */
  private String places(String run, int length) {
    List<String> keys = new ArrayList<>(List.of(""));
    List<Long> places = new ArrayList<>(List.of((long) terms.size()));
    for (int term = 0; term < terms.size(); term++) {
      if (isRun(terms.get(term), length)) {
        keys.add(terms.get(term));
        places.add((long) term);
      }
    }
    long[] values = places.stream().mapToLong(Long::longValue).toArray();
    return graph.add(
        Op.ofMl("LabelEncoder", run)
            .with("keys_tensor", Tensors.texts(keys))
            .with("values_tensor", Tensors.longs(values, values.length))
            .with("default_tensor", Tensors.longs(new long[] {terms.size()}, 1)));
  }

  /** Whether a term can be a run of so many words; words have no blanks and are not empty. */
  private static boolean isRun(String term, int length) {
    String[] words = term.split(" ", -1);
    return words.length == length && List.of(words).stream().noneMatch(String::isEmpty);
  }
}
