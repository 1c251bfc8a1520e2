package org.sagekit.core.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.sagekit.api.ModelFormatException;

/**
 * The one place where JSON is read and written: strictly by RFC 8259, duplicate names and trailing
 * text refused; nulls that were put in are written. Numbers that JSON does not know are the texts
 * {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .disableHtmlEscaping()
          .serializeNulls()
          .create();
  private static final Gson PRETTY =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .disableHtmlEscaping()
          .serializeNulls()
          .setPrettyPrinting()
          .create();

  private static final TypeAdapter<JsonElement> ELEMENTS = GSON.getAdapter(JsonElement.class);

  private Json() {}

  /**
   * Reads an object.
   *
   * @param subject what is read, for messages
   * @throws ModelFormatException if the text is anything else
   */
  public static JsonObject object(String subject, String text) {
    JsonElement element = value(subject, text, "object");
    if (!element.isJsonObject()) {
      throw new ModelFormatException(subject + ": content must be one JSON object.");
    }
    return element.getAsJsonObject();
  }

  /**
   * Reads a value of any kind.
   *
   * @param subject what is read, for messages
   * @throws ModelFormatException if the text is anything else
   */
  public static JsonElement value(String subject, String text) {
    return value(subject, text, "value");
  }

  private static JsonElement value(String subject, String text, String kind) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = read(subject, reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new ModelFormatException(subject + ": content must be one JSON " + kind + ".");
      }
      return element;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new ModelFormatException(
          "%s: content must be JSON, but: %s".formatted(subject, told(e)), e);
    }
  }

  /** Gson's advice is for those who call it; what it says of the place is kept. */
  private static String told(Exception fault) {
    String message =
        String.valueOf(fault.getMessage()).replaceFirst("\\s*See https://\\S+\\s*$", "");
    String place = message.replaceFirst("^Use JsonReader\\S+ to accept malformed JSON", "");
    return place.equals(message)
        ? message
        : "it is malformed" + place + ". Maybe NaN or Infinity stands without quotes.";
  }

  /** Gson's own reading takes the last of two equal names; here they are a fault. */
  private static JsonElement read(String subject, JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          if (object.has(name)) {
            throw new ModelFormatException(
                "%s: name '%s' must stand in its object once.".formatted(subject, name));
          }
          object.add(name, read(subject, reader));
        }
        reader.endObject();
        return object;
      }
      case BEGIN_ARRAY -> {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
          array.add(read(subject, reader));
        }
        reader.endArray();
        return array;
      }
      default -> {
        return ELEMENTS.read(reader);
      }
    }
  }

  /** Writes on one line. */
  public static String line(JsonElement element) {
    return GSON.toJson(element);
  }

  /** Writes for people, two spaces a level, with a line end at the end. */
  public static String pretty(JsonElement element) {
    return PRETTY.toJson(element) + "\n";
  }

  /** A number, also one that JSON does not know. */
  public static JsonPrimitive number(double value) {
    return Double.isFinite(value)
        ? new JsonPrimitive(value)
        : new JsonPrimitive(Double.toString(value));
  }

  /** Reads what {@link #number} wrote. */
  public static double real(JsonElement element) {
    return Double.parseDouble(element.getAsString());
  }
}
