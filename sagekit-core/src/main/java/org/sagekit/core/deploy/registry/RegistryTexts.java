package org.sagekit.core.deploy.registry;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.registry.Reason;

/**
 * What people call and say things in a registry. Names are of letters that look like no others, so
 * that nobody takes one group for another; texts are free of what could mislead their reader.
 */
public final class RegistryTexts {
  /** The version with the greatest number. */
  public static final String LATEST = "latest";

  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");
  private static final Pattern NUMBER = Pattern.compile("[vV]-?[0-9].*");
  private static final int LONGEST_WHO = 100;
  private static final int LONGEST_WHY = 1_000;
  private static final int LONGEST_DESCRIPTION = 4_000;
  private static final int SHOWN = 60;

  private final Problems problems;

  private RegistryTexts(Problems problems) {
    this.problems = problems;
  }

  /**
   * Checks texts.
   *
   * @param problems where to say what is wrong
   */
  public static RegistryTexts of(Problems problems) {
    return new RegistryTexts(problems);
  }

  static RegistryTexts ofRegistry() {
    return of(Problems.of("Model registry"));
  }

  /** Checks the name of a group. */
  public RegistryTexts group(String name) {
    Objects.requireNonNull(name, "group");
    problems.require(
        GROUP.matcher(name).matches(),
        "group",
        "1 to 100 letters, digits, '.', '_' or '-' that start with a letter or digit",
        shown(name));
    return this;
  }

  /** Checks the name of an alias. */
  public RegistryTexts alias(String name) {
    Objects.requireNonNull(name, "alias");
    problems
        .require(
            ALIAS.matcher(name).matches(),
            "alias",
            "a letter and up to 62 letters, digits, '_' or '-'",
            shown(name))
        .require(
            !name.toLowerCase(Locale.ROOT).equals(LATEST),
            "alias",
            "another one than 'latest', which is the version with the greatest number",
            shown(name))
        .require(
            !NUMBER.matcher(name).matches(),
            "alias",
            "something that can't be taken for a version's number",
            shown(name));
    return this;
  }

  /** Checks who changes something, and why. */
  public RegistryTexts reason(Reason reason) {
    Objects.requireNonNull(reason, "reason");
    problems.require(reason.who().lines().count() < 2, "who", "one line", shown(reason.who()));
    return text("who", reason.who(), LONGEST_WHO).text("why", reason.why(), LONGEST_WHY);
  }

  /** Checks a description; unlike other texts it may be blank. */
  public RegistryTexts description(String text) {
    return atMost("description", text, LONGEST_DESCRIPTION);
  }

  /** Checks a text that may not be blank. */
  public RegistryTexts text(String name, String text, int longest) {
    problems.require(!text.isBlank(), name, "a text that says something", shown(text));
    return atMost(name, text, longest);
  }

  private RegistryTexts atMost(String name, String text, int longest) {
    Objects.requireNonNull(text, name);
    problems
        .require(
            text.length() <= longest,
            name,
            "at most " + longest + " characters long",
            text.length() + " characters")
        .require(
            text.codePoints().allMatch(RegistryTexts::isPlain),
            name,
            "free of control characters, turns of the writing direction and halves of characters",
            shown(text));
    return this;
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t' || c == '\r';
      case Character.SURROGATE -> false;
      default -> !isDirection(c);
    };
  }

  /** The embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9). */
  private static boolean isDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  /** What a message says of a name that is not there: what was asked for, and what there is. */
  static String notThere(String name, List<String> names) {
    if (names.isEmpty()) {
      return shown(name) + " is not there. There is none.";
    }
    String near = name.codePointCount(0, name.length()) > SHOWN ? "" : name;
    return shown(name) + " is not there." + Problems.didYouMean(near, names);
  }

  /** A text that may be anything, made fit for a message. */
  static String shown(String text) {
    StringBuilder plain = new StringBuilder("'");
    text.codePoints()
        .limit(SHOWN)
        .forEach(
            c -> {
              if (isPlain(c) && c >= ' ') {
                plain.appendCodePoint(c);
              } else {
                plain.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return plain.append(text.codePointCount(0, text.length()) > SHOWN ? "...'" : "'").toString();
  }

  /** Ends the check. */
  void throwIfAny() {
    problems.throwIfAny();
  }
}
