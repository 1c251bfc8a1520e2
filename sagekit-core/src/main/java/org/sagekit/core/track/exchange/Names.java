package org.sagekit.core.track.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What a stranger's names may be here. */
public final class Names {
  /** Of parameters, tags, metrics, runs and files. */
  private static final int LONGEST = 500;

  /** Of the values of parameters and tags. */
  public static final int LONGEST_VALUE = 100_000;

  private Names() {}

  /**
   * Why a name can't be taken.
   *
   * @param name of a parameter, tag, metric, run or file
   * @return the rest of a sentence that begins with the name, or empty if it can be taken
   */
  public static Optional<String> fault(String name) {
    if (name.isBlank()) {
      return Optional.of("its name is blank");
    }
    if (name.length() > LONGEST) {
      return Optional.of(
          "its name has %s characters, and may have %s".formatted(name.length(), LONGEST));
    }
    if (!isText(name)) {
      return Optional.of("its name is no text of Unicode");
    }
    return name.chars().anyMatch(Character::isISOControl)
        ? Optional.of("its name has a control character")
        : Optional.empty();
  }

  /** Half of a pair of surrogates can't be written as UTF-8. */
  private static boolean isText(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /**
   * Why a value can't be taken.
   *
   * @param value of a parameter or tag
   * @return the rest of a sentence, or empty if it can be taken
   */
  public static Optional<String> faultOfValue(String value) {
    if (value.length() > LONGEST_VALUE) {
      return Optional.of(
          "its value has %s characters, and may have %s".formatted(value.length(), LONGEST_VALUE));
    }
    return value.indexOf('\0') < 0 && isText(value)
        ? Optional.empty()
        : Optional.of("its value is no text of Unicode, or has a NUL in it");
  }

  /**
   * Whether a name of a file stays under any folder that it is resolved against, on every platform.
   *
   * @param name its parts joined by {@code /}
   */
  public static boolean staysInside(String name) {
    if (name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.isBlank() || part.equals(".") || part.equals("..") || part.indexOf(':') == 1) {
        return false;
      }
    }
    Path root = Path.of("root");
    return name.indexOf('\0') < 0 && root.resolve(name).normalize().startsWith(root);
  }

  /**
   * A name that can be taken: the same if it can, else without what hinders it.
   *
   * @param name as a stranger gave it
   * @param instead what to call it if nothing is left
   */
  public static String legal(String name, String instead) {
    String visible = visible(name).strip();
    String some = visible.isEmpty() || !isText(visible) ? instead : visible;
    return some.length() <= LONGEST ? some : cut(some);
  }

  private static String cut(String text) {
    boolean isPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, isPair ? LONGEST - 1 : LONGEST).strip();
  }

  /** The same with a question mark for each control character. */
  static String visible(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> plain.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return plain.toString();
  }
}
