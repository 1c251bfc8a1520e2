package org.sagekit.core.deploy.transform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Problems;
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
   * Refuses objects that between them lack an input: a name that is written otherwise would else be
   * a column without values.
   *
   * @param texts the first records
   * @throws IllegalArgumentException if an input is nowhere, and the records are objects
   */
  void requireInputs(List<String> texts) {
    Set<String> names = new LinkedHashSet<>();
    for (String text : texts) {
      JsonElement value = filtered(text);
      if (value != null && !value.isJsonObject()) {
        return;
      }
      if (value != null) {
        names.addAll(value.getAsJsonObject().keySet());
      }
    }
    if (names.isEmpty()) {
      return; // Whatever they are, each will say by itself what is wrong with it.
    }
    for (Field input : inputs) {
      if (!names.contains(input.name())) {
        throw new IllegalArgumentException(
            "the first %s records must have the model's input '%s', but none has.%s"
                .formatted(texts.size(), input.name(), Problems.didYouMean(input.name(), names)));
      }
    }
  }

  private @Nullable JsonElement filtered(String text) {
    try {
      return filter.pick(parse(text));
    } catch (IllegalArgumentException | ModelFormatException e) {
      return null; // It will be refused in its turn.
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
