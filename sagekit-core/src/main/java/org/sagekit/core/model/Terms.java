package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sagekit.api.model.Tokens;

/**
 * The runs of words or characters of a text, as {@link Tokens} says. Training and scoring must cut
 * texts alike, so both do it here.
 */
public final class Terms {
  private Terms() {}

  /**
   * Cuts a text.
   *
   * @param text any text
   * @param tokens how
   * @return its runs, shorter ones of a place first, as often as they occur
   */
  public static List<String> of(String text, Tokens tokens) {
    List<String> words = Words.of(text);
    if (tokens.equals(Tokens.WORDS)) {
      return words;
    }
    List<String> terms = new ArrayList<>();
    if (tokens.unit() == Tokens.Unit.WORD) {
      add(words, " ", tokens, terms);
    } else {
      for (String word : words) {
        List<String> characters =
            (" " + word + " ").codePoints().mapToObj(Character::toString).toList();
        add(characters, "", tokens, terms);
      }
    }
    return terms;
  }

  private static void add(List<String> units, String between, Tokens tokens, List<String> terms) {
    for (int from = 0; from < units.size(); from++) {
      for (int length = tokens.shortest();
          length <= tokens.longest() && from + length <= units.size();
          length++) {
        terms.add(units.subList(from, from + length).stream().collect(Collectors.joining(between)));
      }
    }
  }
}
