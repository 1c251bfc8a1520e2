package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text: runs of letters and digits in lower case, alike in every locale. Training
 * and scoring must cut texts alike, so both do it here.
 */
public final class Words {
  private Words() {}

  /**
   * Cuts a text.
   *
   * @param text any text
   * @return its words in their order
   */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isLetterOrDigit(point)) {
        word.appendCodePoint(Character.toLowerCase(point));
      } else {
        end(word, words);
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
