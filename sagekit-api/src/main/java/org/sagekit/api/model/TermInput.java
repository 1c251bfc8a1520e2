package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * Reads a text field as TF-IDF of runs of words or characters: how often each occurs, times its
 * weight, the whole scaled to length 1; all zero where missing or where none occurs.
 *
 * @param field the name of an input of text or categories
 * @param tokens how texts are taken apart
 * @param terms the runs seen in training, each once
 * @param weights the inverse document frequencies, one a term
 */
public record TermInput(String field, Tokens tokens, List<String> terms, Doubles weights)
    implements Node {

  /**
   * Copies the terms.
   *
   * @throws IllegalArgumentException if there are no terms, one stands there twice, or the weights
   *     are not as many
   */
  public TermInput {
    terms = List.copyOf(terms);
    Fits.distinct("TermInput '" + field + "'", "terms", terms);
    Problems.of("TermInput '" + field + "'")
        .require(!terms.isEmpty(), "terms", "at least one", "none")
        .require(weights.size() == terms.size(), "weights", "one a term", weights.size())
        .throwIfAny();
  }

  @Override
  public List<Integer> inputs() {
    return List.of();
  }

  @Override
  public int width(List<Integer> inputWidths) {
    return terms.size();
  }
}
