package org.sagekit.core.deploy.transform;

import com.google.gson.JsonElement;

/** A step of a {@link JsonPath}: what it picks of a value. Messages go behind what was read. */
sealed interface PathStep permits NamesStep, IndexesStep, AllStep {

  /** Whether it picks any number of things, so that no step can follow. */
  boolean isMany();

  /**
   * What it picks.
   *
   * @throws IllegalArgumentException if it is not there
   */
  JsonElement pick(JsonElement value);

  /** What a value is, for messages. */
  static String kind(JsonElement value) {
    if (value.isJsonObject()) {
      return "an object";
    }
    return value.isJsonArray() ? "an array" : value.isJsonNull() ? "null" : "a single value";
  }
}
