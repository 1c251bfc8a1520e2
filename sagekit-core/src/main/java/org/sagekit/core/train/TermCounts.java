package org.sagekit.core.train;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.data.Column;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tokens;
import org.sagekit.core.model.Terms;

/** In how many texts each term occurs. For one thread. */
final class TermCounts {
  private static final int LEAST_DOCUMENTS = 2;
  private static final int MOST_TERMS = 5_000_000;
  private final Tokens tokens;
  private final int documents;
  private final Map<String, Integer> documentsByTerm = new HashMap<>();

  /**
   * Counts; stops at the text that makes it five million terms.
   *
   * @param column texts
   * @param tokens how they are taken apart
   */
  TermCounts(Column column, Tokens tokens) {
    this.tokens = tokens;
    this.documents = column.size();
    for (int row = 0; row < column.size() && documentsByTerm.size() < MOST_TERMS; row++) {
      String text = column.text(row);
      if (text != null) {
        new HashSet<>(Terms.of(text, tokens))
            .forEach(term -> documentsByTerm.merge(term, 1, Integer::sum));
      }
    }
  }

  /**
   * The terms that most texts have, with their inverse document frequencies ln((1 + n) / (1 + df))
   * + 1, smoothed as scikit-learn does.
   *
   * @param field the name of the field
   * @param most how many terms at most
   * @return the node that reads them; empty without terms
   */
  Optional<Node> most(String field, int most) {
    List<String> terms =
        documentsByTerm.entrySet().stream()
            .filter(entry -> entry.getValue() >= LEAST_DOCUMENTS)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(most)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    Doubles weights = Doubles.of(terms.stream().mapToDouble(this::weight).toArray());
    return Optional.of(
        tokens.equals(Tokens.WORDS)
            ? new Node.TextInput(field, terms, weights)
            : new TermInput(field, tokens, terms, weights));
  }

  private double weight(String term) {
    double with = documentsByTerm.getOrDefault(term, 0);
    return StrictMath.log((1.0 + documents) / (1.0 + with)) + 1;
  }
}
