package org.sagekit.examples;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What stood on the command line. */
record Arguments(String example, Map<String, String> textByName) {

  boolean has(String flag) {
    return textByName.containsKey(flag);
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(textByName.get(option));
  }

  Optional<Path> path(String option) {
    return text(option).map(Path::of);
  }

  String required(String option) {
    return text(option)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: option '--%s' must be given. Maybe look at --help."
                        .formatted(example, option)));
  }

  /** One of an enum's constants, by its name in lower case. */
  <E extends Enum<E>> Optional<E> constant(String option, Class<E> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    return text(option)
        .map(
            text -> {
              int index = names.indexOf(text.toLowerCase(Locale.ROOT));
              if (index < 0) {
                throw new IllegalArgumentException(
                    "%s: option '--%s' must be one of %s, but was '%s'."
                        .formatted(example, option, names, text));
              }
              return type.getEnumConstants()[index];
            });
  }

  int number(String option, int standard) {
    String text = text(option).orElse(Integer.toString(standard));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: option '--%s' must be a whole number, but was '%s'."
              .formatted(example, option, text));
    }
  }
}
