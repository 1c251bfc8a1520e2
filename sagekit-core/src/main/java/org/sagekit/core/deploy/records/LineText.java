package org.sagekit.core.deploy.records;

import java.nio.charset.StandardCharsets;

/**
 * JSON on a line that every encoder takes. UTF-8 has no halves of characters beyond the first
 * 65,536, and a text of Java may have one alone: written as it is it would come back as a question
 * mark, and an id that has one would meet no label. Stateless.
 */
public final class LineText {
  private LineText() {}

  /**
   * Without a line end.
   *
   * @param line of JSON
   */
  public static String of(String line) {
    for (int at = 0; at < line.length(); at++) {
      if (Character.isSurrogate(line.charAt(at))) {
        return escaped(line, at);
      }
    }
    return line;
  }

  /** With a line end. */
  public static byte[] utf8(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String line, int from) {
    StringBuilder text = new StringBuilder(line.length() + 16).append(line, 0, from);
    for (int at = from; at < line.length(); at++) {
      char letter = line.charAt(at);
      if (!Character.isSurrogate(letter)) {
        text.append(letter);
      } else if (isPair(line, at)) {
        text.append(letter).append(line.charAt(++at));
      } else {
        text.append("\\u").append(Integer.toHexString(letter)); // has four digits
      }
    }
    return text.toString();
  }

  private static boolean isPair(String line, int at) {
    return at + 1 < line.length()
        && Character.isSurrogatePair(line.charAt(at), line.charAt(at + 1));
  }
}
