package org.sagekit.core.track.exchange.mlflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;

/**
 * A {@code meta.yaml} as MLflow writes it: names with texts, and perhaps names with names and
 * texts, one level deep. Everything else that YAML can say is refused, so that no anchor, tag or
 * nesting has to be feared.
 *
 * @param texts by name; without those that are null
 * @param maps by name
 */
record MetaYaml(Map<String, String> texts, Map<String, Map<String, String>> maps) {

  /**
   * Reads a text.
   *
   * @param subject what it is, for messages
   * @throws DataException if it is anything else
   */
  static MetaYaml of(String subject, String text) {
    return new Reading(new YamlScalars(subject, text)).all();
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  Map<String, String> map(String name) {
    return maps.getOrDefault(name, Map.of());
  }

  /** For one thread. */
  private static final class Reading {
    private final YamlScalars in;
    private final MetaYaml read = new MetaYaml(new LinkedHashMap<>(), new LinkedHashMap<>());

    Reading(YamlScalars in) {
      this.in = in;
    }

    MetaYaml all() {
      if (in.startsWith("\uFEFF")) { // as editors of Windows begin a file
        in.skip(1);
      }
      if (in.startsWith("---\n")) {
        in.line();
      }
      for (skipBlank(); !in.isAtEnd(); skipBlank()) {
        if (in.indent() > 0) {
          throw in.refused("no blanks before its name");
        }
        entry();
      }
      return read;
    }

    private void entry() {
      String key = in.key();
      if (read.texts.containsKey(key) || read.maps.containsKey(key)) {
        throw in.refused("a name that no other line has");
      }
      if (in.startsWith("[]") || in.startsWith("{}")) {
        in.skip(2);
        requireEnd();
        read.maps.put(key, Map.of());
      } else if (in.peek() != '\n') {
        put(read.texts, key, in.value(0));
      } else {
        in.line();
        skipBlank();
        if (in.indent() > 0 && !in.isAtEnd()) {
          read.maps.put(key, map(in.indent()));
        }
      }
    }

    private Map<String, String> map(int indent) {
      Map<String, String> entries = new LinkedHashMap<>();
      while (!in.isAtEnd() && in.indent() == indent) {
        in.skip(indent);
        String key = in.key();
        if (entries.containsKey(key)) {
          throw in.refused("a name that no other line has");
        }
        if (in.peek() == '\n') {
          in.line();
        } else {
          put(entries, key, in.value(indent));
        }
        skipBlank();
      }
      if (!in.isAtEnd() && in.indent() > 0) {
        throw in.refused("as many blanks before its name as the line above");
      }
      return entries;
    }

    private void requireEnd() {
      if (!in.line().isBlank()) {
        throw in.refused("nothing behind an empty list");
      }
    }

    private static void put(Map<String, String> entries, String key, @Nullable String value) {
      if (value != null) {
        entries.put(key, value);
      }
    }

    private void skipBlank() {
      while (!in.isAtEnd() && in.isBlankLine()) {
        in.line();
      }
    }
  }
}
