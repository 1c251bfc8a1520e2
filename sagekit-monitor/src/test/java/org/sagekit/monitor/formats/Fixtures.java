package org.sagekit.monitor.formats;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files in the shapes that Model Monitor and others write, with figures of our own. */
final class Fixtures {

  private Fixtures() {}

  static String text(String name) {
    try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What JSON says, whatever its blanks and the order of its members. */
  static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }
}
