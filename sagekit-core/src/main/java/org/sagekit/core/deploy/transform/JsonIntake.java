package org.sagekit.core.deploy.transform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Field;
import org.sagekit.core.data.CellRows;
import org.sagekit.core.internal.Json;

/**
 * Values of JSON: of an object that the filter leaves, the model's inputs are found by name, and
 * what it leaves out is missing; an array has the inputs in their order; a single value is the only
 * input.
 */
final class JsonIntake implements Intake<JsonElement> {
  private final List<Field> inputs;
  private final JsonPath filter;

  JsonIntake(List<Field> inputs, JsonPath filter) {
    this.inputs = List.copyOf(inputs);
    this.filter = filter;
  }

  @Override
  public JsonElement parse(String text) {
    return Json.value("row", text);
  }

  @Override
  public CellRows rows(String file) {
    return CellRows.ofJson(file, inputs);
  }

  /**
   * The names that a record has for the model to find its inputs by.
   *
   * @return empty if the filter leaves something else than an object, or it is no record
   */
  Optional<Set<String>> names(String text) {
    try {
      JsonElement value = filter.pick(parse(text));
      return value.isJsonObject()
          ? Optional.of(value.getAsJsonObject().keySet())
          : Optional.empty();
    } catch (IllegalArgumentException | ModelFormatException e) {
      return Optional.empty(); // It will be refused in its turn.
    }
  }

  @Override
  public void add(JsonElement record, CellRows rows) {
    JsonElement value = filter.pick(record);
    if (value.isJsonObject()) {
      JsonObject object = value.getAsJsonObject();
      inputs.forEach(input -> add(input, object.get(input.name()), rows));
      return;
    }
    JsonArray array = new JsonArray();
    if (value.isJsonArray()) {
      array = value.getAsJsonArray();
    } else {
      array.add(value);
    }
    if (array.size() != inputs.size()) {
      throw new IllegalArgumentException(
          "row must have a value for each of the model's %s inputs, but has %s."
              .formatted(inputs.size(), array.size()));
    }
    for (int i = 0; i < inputs.size(); i++) {
      add(inputs.get(i), array.get(i), rows);
    }
  }

  private static void add(Field input, @Nullable JsonElement given, CellRows rows) {
    JsonElement value = given == null ? JsonNull.INSTANCE : given;
    if (value.isJsonNull()) {
      rows.addMissing();
    } else if (!value.isJsonPrimitive()) {
      throw new IllegalArgumentException(
          "value of '%s' must be a text, number, true, false or null, but was %s."
              .formatted(input.name(), value.isJsonObject() ? "an object" : "a list"));
    } else if (value.getAsJsonPrimitive().isString()) {
      rows.addText(value.getAsString());
    } else {
      rows.addLiteral(value.getAsString());
    }
  }
}
