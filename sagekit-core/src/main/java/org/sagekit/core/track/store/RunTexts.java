package org.sagekit.core.track.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;

/** What texts of a run must be like. */
public final class RunTexts {
  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_VALUE = 100_000;

  private RunTexts() {}

  /** A name of an experiment, run, parameter, tag or metric. */
  static String name(String subject, String what, String name) {
    Objects.requireNonNull(name, what);
    boolean fits = name.length() <= LONGEST_NAME && !hasControl(name) && isWhole(name);
    if (name.isBlank() || !fits) {
      throw new IllegalArgumentException(
          "%s: %s must be 1 to 500 whole characters, not blank and without control characters, but was '%s'."
              .formatted(subject, what, shown(name)));
    }
    return name;
  }

  /** A value of a parameter or tag, or a reason. */
  static String value(String subject, String name, String value) {
    Objects.requireNonNull(value, "value");
    Problems.of(subject)
        .require(
            value.length() <= LONGEST_VALUE && value.indexOf('\0') < 0 && isWhole(value),
            "value of '" + name + "'",
            "at most 100000 whole characters, none of them NUL",
            value.length() + " characters")
        .throwIfAny();
    return value;
  }

  /** A text made a name, so that no run fails for what its stages are called. */
  public static String fitting(String text) {
    StringBuilder clean = new StringBuilder(whole(text));
    for (int i = 0; i < clean.length(); i++) {
      if (Character.isISOControl(clean.charAt(i))) {
        clean.setCharAt(i, '?');
      }
    }
    return clean.toString().isBlank() ? "(none)" : cut(clean.toString(), LONGEST_NAME);
  }

  /** Settings made parameters that can be kept. */
  public static Settings fitting(Settings settings) {
    Map<String, String> textByName = new TreeMap<>();
    settings.asMap().forEach((name, text) -> textByName.putIfAbsent(fitting(name), cut(text)));
    return Settings.of(textByName);
  }

  /** As {@link #value}, cut where it is longer. */
  static String cut(String value) {
    return cut(whole(value).replace('\0', '?'), LONGEST_VALUE);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : whole(text.substring(0, longest - 1) + "…");
  }

  private static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** A name of a file: one that leads nowhere else, whatever it is joined to. */
  static String file(String subject, String name) {
    name(subject, "artifact", name);
    boolean inside =
        name.indexOf('\\') < 0
            && Arrays.stream(name.split("/", -1))
                .noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
    Problems.of(subject)
        .require(
            inside, "artifact", "parts joined by '/', none empty, '.' or '..'", "'" + name + "'")
        .throwIfAny();
    return name;
  }

  /** Half of a pair of surrogates is no character, and no database keeps it. */
  private static boolean isWhole(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static String shown(String text) {
    String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
