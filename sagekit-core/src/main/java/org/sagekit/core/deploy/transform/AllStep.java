package org.sagekit.core.deploy.transform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

/** All members of an object or all elements of an array, as an array. */
record AllStep() implements PathStep {
  @Override
  public boolean isMany() {
    return true;
  }

  @Override
  public JsonElement pick(JsonElement value) {
    if (value.isJsonArray()) {
      return value;
    }
    if (!value.isJsonObject()) {
      throw new IllegalArgumentException(
          "record must have an array or object at '*', but has %s."
              .formatted(PathStep.kind(value)));
    }
    JsonArray all = new JsonArray();
    value.getAsJsonObject().asMap().values().forEach(all::add);
    return all;
  }
}
