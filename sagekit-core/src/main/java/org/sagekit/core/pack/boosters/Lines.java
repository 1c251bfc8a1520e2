package org.sagekit.core.pack.boosters;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in UTF-8, one of which can be looked at before it is taken. For one thread.
 */
final class Lines {
  private final ModelFile file;
  private final BufferedReader reader;
  private @Nullable String next;
  private int number;

  Lines(ModelFile file, byte[] bytes) {
    this.file = file;
    reader =
        new BufferedReader(
            new InputStreamReader(
                new ByteArrayInputStream(bytes),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    advance();
  }

  private void advance() {
    try {
      next = reader.readLine();
      number++;
    } catch (IOException e) {
      throw file.refused("content behind line " + number, "text in UTF-8", "not");
    }
  }

  boolean hasNext() {
    return next != null;
  }

  /** The next line; it stays there. */
  String peek() {
    if (next == null) {
      throw file.refused("content", "a whole model with 'end of trees'", "cut off");
    }
    return next;
  }

  String take() {
    String line = peek();
    advance();
    return line;
  }

  /** The number of the next line, from 1. */
  int number() {
    return number;
  }

  /** Takes lines of names and values up to one that is a tree's first or the trees' end. */
  Section section() {
    Map<String, String> valueByName = new HashMap<>();
    int first = number;
    while (!peek().startsWith("Tree=") && !peek().equals("end of trees")) {
      String line = take();
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals);
      String value = equals < 0 ? "" : line.substring(equals + 1);
      boolean isNew = line.isEmpty() || valueByName.put(name, value) == null;
      file.require(isNew, "line " + (number - 1), "a new name", "'" + name + "' again");
    }
    return new Section(file, first, valueByName);
  }

  /**
   * Some lines of names and values.
   *
   * @param file for messages
   * @param line the number of the first one
   * @param valueByName the values as text
   */
  record Section(ModelFile file, int line, Map<String, String> valueByName) {

    boolean has(String name) {
      return valueByName.containsKey(name);
    }

    String text(String name) {
      String value = valueByName.get(name);
      if (value == null) {
        throw file.refused("section at line " + line, "one with '" + name + "'", "without");
      }
      return value;
    }

    Words words(String name) {
      return new Words(file, "'" + name + "' behind line " + line, text(name));
    }

    /** As many zeros if there is no such line. */
    double[] realsOrZeros(String name, int count) {
      return has(name) ? words(name).reals(count) : new double[count];
    }
  }
}
