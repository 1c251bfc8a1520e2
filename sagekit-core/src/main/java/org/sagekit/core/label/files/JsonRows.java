package org.sagekit.core.label.files;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.ModelFormatException;
import org.sagekit.core.data.TextLines;
import org.sagekit.core.internal.Json;

/** Answers in JSON lines. Empty lines don't count. */
final class JsonRows implements AnswerRows {
  private final TextLines lines;
  private JsonObject row = new JsonObject();

  JsonRows(Path file) {
    this.lines = TextLines.of(file, TextLines.LONGEST);
  }

  @Override
  public boolean next() {
    @Nullable String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return false;
    }
    try {
      row = Json.object(lines.here(), line);
    } catch (ModelFormatException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
    return true;
  }

  @Override
  public String text(String column) {
    return text(column, row.get(column));
  }

  private String text(String column, @Nullable JsonElement value) {
    if (value == null || !value.isJsonPrimitive() || value.getAsString().isBlank()) {
      throw fault(column, "must be a " + column + ", but was " + what(value) + ".");
    }
    return value.getAsString();
  }

  @Override
  public double number(String column) {
    JsonElement value = row.get(column);
    if (value == null || !value.isJsonPrimitive()) {
      throw fault(column, "must be a finite number, but was " + what(value) + ".");
    }
    return DecimalText.parse(value.getAsString())
        .orElseThrow(() -> fault(column, "must be a finite number, but was " + what(value) + "."));
  }

  @Override
  public List<String> texts(String column) {
    List<String> texts = new ArrayList<>();
    for (JsonElement element : list(column)) {
      texts.add(text(column, element));
    }
    return texts;
  }

  @Override
  public List<AnswerPart> parts(String column) {
    List<AnswerPart> parts = new ArrayList<>();
    for (JsonElement element : list(column)) {
      if (!element.isJsonObject()) {
        throw fault(column, "must be a list of objects, but has " + what(element) + ".");
      }
      parts.add(new JsonPart(this, column, element.getAsJsonObject()));
    }
    return parts;
  }

  private Iterable<JsonElement> list(String column) {
    JsonElement value = row.get(column);
    if (value == null || !value.isJsonArray()) {
      throw fault(column, "must be a list, but was " + what(value) + ".");
    }
    return value.getAsJsonArray();
  }

  static String what(@Nullable JsonElement value) {
    if (value == null) {
      return "not there";
    }
    if (value.isJsonPrimitive()) {
      String text = value.getAsString();
      return text.isBlank() ? "empty" : Brief.of(text);
    }
    return value.isJsonNull() ? "null" : value.isJsonArray() ? "a list" : "an object";
  }

  @Override
  public DataException fault(String column, String what) {
    return new DataException("%s: '%s' %s".formatted(lines.here(), column, what));
  }

  @Override
  public String name() {
    return lines.name();
  }

  @Override
  public void close() {
    lines.close();
  }
}
