package org.sagekit.core.train;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.sagekit.api.data.Column;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.core.model.Words;

/** Learns which words of a text to look at. */
final class Terms {
  private static final int LEAST_DOCUMENTS = 2;
  private static final int MOST_WORDS = 5_000_000;

  private Terms() {}

  /**
   * The words that most texts have, with their inverse document frequencies ln((1 + n) / (1 + df))
   * + 1, smoothed as scikit-learn does.
   *
   * @param field the name of the field
   * @param column texts
   * @param most how many words at most
   * @return the node that reads them; without terms there is none, so the list may be empty
   */
  static List<Node.TextInput> of(String field, Column column, int most) {
    Map<String, Integer> documents = new HashMap<>();
    for (int row = 0; row < column.size() && documents.size() < MOST_WORDS; row++) {
      String text = column.text(row);
      if (text != null) {
        new HashSet<>(Words.of(text)).forEach(word -> documents.merge(word, 1, Integer::sum));
      }
    }
    List<String> terms =
        documents.entrySet().stream()
            .filter(entry -> entry.getValue() >= LEAST_DOCUMENTS)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(most)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (terms.isEmpty()) {
      return List.of();
    }
    double[] weights =
        terms.stream()
            .mapToDouble(
                term ->
                    StrictMath.log((1.0 + column.size()) / (1.0 + documents.getOrDefault(term, 0)))
                        + 1)
            .toArray();
    return List.of(new Node.TextInput(field, terms, Doubles.of(weights)));
  }
}
