package org.sagekit.monitor.formats;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sagekit.core.internal.Json;

/**
 * JSON for people: two spaces a level, and a list of plain values on one line, for a sketch has
 * thousands of them.
 */
final class CanonicalText {
  private final StringBuilder text = new StringBuilder();

  private CanonicalText() {}

  static String of(JsonObject object) {
    CanonicalText canonical = new CanonicalText();
    canonical.add(object, "\n");
    return encodable(canonical.text.append('\n').toString());
  }

  /** Half a surrogate pair can be escaped in JSON, but not be encoded. */
  private static String encodable(String text) {
    if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                escaped.append("\\u").append(Integer.toHexString(point));
              } else {
                escaped.appendCodePoint(point);
              }
            });
    return escaped.toString();
  }

  /**
   * Adds a value.
   *
   * @param newLine a line end and the blanks before what stands around it
   */
  private void add(JsonElement value, String newLine) {
    if (value.isJsonObject() && !value.getAsJsonObject().isEmpty()) {
      addObject(value.getAsJsonObject(), newLine);
    } else if (value.isJsonArray() && !isPlain(value)) {
      addList(value, newLine);
    } else {
      text.append(Json.line(value));
    }
  }

  private static boolean isPlain(JsonElement list) {
    for (JsonElement value : list.getAsJsonArray()) {
      if (value.isJsonObject() || value.isJsonArray()) {
        return false;
      }
    }
    return true;
  }

  private void addObject(JsonObject object, String newLine) {
    String inner = newLine + "  ";
    String before = "{";
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      text.append(before).append(inner);
      text.append(Json.line(new JsonPrimitive(member.getKey()))).append(": ");
      add(member.getValue(), inner);
      before = ",";
    }
    text.append(newLine).append('}');
  }

  private void addList(JsonElement list, String newLine) {
    String inner = newLine + "  ";
    String before = "[";
    for (JsonElement value : list.getAsJsonArray()) {
      text.append(before).append(inner);
      add(value, inner);
      before = ",";
    }
    text.append(newLine).append(']');
  }
}
