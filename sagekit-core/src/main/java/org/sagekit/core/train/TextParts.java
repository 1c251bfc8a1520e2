package org.sagekit.core.train;

import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tokens;

/** Makes parts of an encoding of columns of text. */
final class TextParts {
  private static final int MOST_NUMBERS = 200_000_000;
  private static final Tokens PAIRS = new Tokens(Tokens.Unit.WORD, 1, 2);
  private static final Tokens CHARACTERS = new Tokens(Tokens.Unit.CHARACTER, 2, 4);
  private final Fitting fitting;

  TextParts(Fitting fitting) {
    this.fitting = fitting;
  }

  void add(Field field, Column column) {
    switch (fitting.values().get(Preprocessing.TEXT)) {
      case "words" -> terms(field, column, Tokens.WORDS);
      case "word-pairs" -> terms(field, column, PAIRS);
      case "characters" -> terms(field, column, CHARACTERS);
      case "hashing" -> hashed(field);
      default -> {}
    }
  }

  private void terms(Field field, Column column, Tokens tokens) {
    new TermCounts(column, tokens)
        .most(field.name(), most())
        .ifPresent(node -> part(field, node, node.width(java.util.List.of())));
  }

  private void hashed(Field field) {
    part(field, new HashedInput(field.name(), PAIRS, most()), most());
  }

  private void part(Field field, Node node, int width) {
    fitting.builder().input(field);
    fitting.builder().part(fitting.builder().node(node), width);
  }

  private int most() {
    int fits = Math.max(1, MOST_NUMBERS / fitting.rows().size());
    return Math.min(fitting.values().get(Preprocessing.TERMS), fits);
  }
}
