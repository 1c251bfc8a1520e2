package org.sagekit.core.label.files;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Span;

/** A part of an answer in JSON. */
record JsonPart(JsonRows row, String column, JsonObject object) implements AnswerPart {

  @Override
  public Span span() {
    return valid(() -> new Span(label(), whole("start"), whole("end")));
  }

  @Override
  public Box box() {
    return valid(
        () -> new Box(label(), number("left"), number("top"), number("width"), number("height")));
  }

  private <T> T valid(Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      throw new DataException(
          String.valueOf(row.fault(column, "").getMessage()) + e.getMessage(), e);
    }
  }

  private String label() {
    JsonElement value = object.get("label");
    if (value == null || !value.isJsonPrimitive()) {
      throw fault("label", "a text", value);
    }
    return value.getAsString();
  }

  private int whole(String name) {
    double value = number(name);
    if (value != (int) value) {
      throw fault(name, "a whole number", object.get(name));
    }
    return (int) value;
  }

  private double number(String name) {
    JsonElement value = object.get(name);
    OptionalDouble number =
        value != null && value.isJsonPrimitive()
            ? DecimalText.parse(value.getAsString())
            : OptionalDouble.empty();
    return number.orElseThrow(() -> fault(name, "a finite number", value));
  }

  private DataException fault(String name, String must, @Nullable JsonElement was) {
    return row.fault(
        column, "must have '%s' as %s, but was %s.".formatted(name, must, JsonRows.what(was)));
  }
}
