package org.sagekit.core.track.exchange.server;

import java.util.stream.Collectors;
import org.sagekit.api.Fingerprint;

/**
 * Names as MLflow takes them, by its {@code validation.py}: letters, digits, {@code _ - . /} and
 * blanks, at most 250 of them, and none that a path would shorten. Other names are changed, and get
 * digits of their hash behind them, so that no two become one.
 */
final class Keys {
  private static final int LONGEST = 250;

  /** So that a prefix and the hash fit beside it. */
  private static final int CUT = 200;

  private static final String IN_FILES = "()+,=@!~";

  private Keys() {}

  /** The name as the server has it. */
  static String of(String name) {
    return isLegal(name) ? name : cleaned(name) + "-" + Fingerprint.of(name).brief();
  }

  static boolean isLegal(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.codePoints().allMatch(Keys::isLegal)
        && !isShortened(name);
  }

  private static boolean isLegal(int c) {
    return Character.isLetterOrDigit(c) || "_-. /".indexOf(c) >= 0;
  }

  /** A path that begins with two points is refused, whatever comes behind them. */
  private static boolean isShortened(String name) {
    if (name.startsWith("..")) {
      return true;
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return true;
      }
    }
    return false;
  }

  private static String cleaned(String name) {
    StringBuilder legal = new StringBuilder();
    name.codePoints()
        .limit(CUT)
        .map(c -> Character.isBmpCodePoint(c) && isLegal(c) && c != '/' ? c : '_')
        .forEach(legal::appendCodePoint);
    return legal.toString().replaceFirst("^\\.+", "_");
  }

  /**
   * The name of a file as the server has it. It undoes the coding of addresses as often as it can,
   * so that {@code a%41} would be another file, and refuses {@code #}: such names are changed.
   */
  static String ofFile(String name) {
    String legal =
        name.codePoints()
            .mapToObj(c -> isLegal(c) || IN_FILES.indexOf(c) >= 0 ? Character.toString(c) : "_")
            .collect(Collectors.joining());
    int last = legal.lastIndexOf('/') + 1;
    return legal.equals(name)
        ? name
        : legal.substring(0, last) + Fingerprint.of(name).brief() + "-" + legal.substring(last);
  }
}
