package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.SageKitException;

/**
 * What is in an answer. A server leaves out what is empty or zero; what is of another type than it
 * should be counts as left out.
 */
final class Answers {

  private Answers() {}

  /** A text or number as text, empty if there is none. */
  static String text(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element != null && element.isJsonPrimitive() ? element.getAsString() : "";
  }

  /** A text that must be there. */
  static String required(JsonObject object, String name) {
    String text = text(object, name);
    if (text.isEmpty()) {
      throw new SageKitException(
          "MLflow server: its answer must have a %s. Maybe no server of MLflow is at this address."
              .formatted(name));
    }
    return text;
  }

  /** A whole number, which servers write as a number or as text. */
  static long whole(JsonObject object, String name) {
    String text = text(object, name);
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw number(name, e);
    }
  }

  /** A real number, which may be text such as {@code NaN}. */
  static double real(JsonObject object, String name) {
    String text = text(object, name);
    try {
      return text.isEmpty() ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw number(name, e);
    }
  }

  private static SageKitException number(String name, NumberFormatException cause) {
    return new SageKitException(
        "MLflow server: %s in its answer must be a number.".formatted(name), cause);
  }

  /** An object, an empty one if there is none. */
  static JsonObject object(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element != null && element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
  }

  /** The objects of a list. */
  static List<JsonObject> objects(JsonObject object, String name) {
    JsonElement element = object.get(name);
    List<JsonObject> objects = new ArrayList<>();
    if (element != null && element.isJsonArray()) {
      JsonArray array = element.getAsJsonArray();
      for (JsonElement each : array) {
        if (each.isJsonObject()) {
          objects.add(each.getAsJsonObject());
        }
      }
    }
    return objects;
  }
}
