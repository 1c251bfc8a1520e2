package org.sagekit.core.pack.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places, which are names in braces after an at sign. For one thread. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("@\\{(\\w+)}");
  private final String text;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Template(String text) {
    this.text = text;
  }

  /** The template of a resource beside this class. */
  static Template of(String resource) {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Template: resource must be there: " + resource);
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says what stands in a place. */
  Template with(String place, Object value) {
    values.put(place, value.toString());
    return this;
  }

  /** The text with all places filled, in UTF-8. */
  byte[] bytes() {
    Matcher matcher = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalStateException("Template: place must be filled: " + matcher.group(1));
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(filled);
    return filled.toString().getBytes(StandardCharsets.UTF_8);
  }
}
