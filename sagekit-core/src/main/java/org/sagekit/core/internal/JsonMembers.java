package org.sagekit.core.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;

/**
 * The members of an object of JSON that came from outside: what is not there, or not of the kind
 * that is asked for, is a {@link DataException} that says where.
 */
public final class JsonMembers {
  private static final int LONGEST = 60;
  private static final int LONGEST_NUMBER = 400;

  private final String where;
  private final JsonObject object;

  private JsonMembers(String where, JsonObject object) {
    this.where = where;
    this.object = object;
  }

  /**
   * Looks at an object.
   *
   * @param where it stands, for messages
   */
  public static JsonMembers of(String where, JsonObject object) {
    return new JsonMembers(where, object);
  }

  /**
   * Looks at something that must be an object.
   *
   * @param where it stands, for messages
   * @throws DataException if it is anything else
   */
  public static JsonMembers of(String where, JsonElement element) {
    if (!element.isJsonObject()) {
      throw new DataException(where + " must be an object, but was " + told(element) + ".");
    }
    return new JsonMembers(where, element.getAsJsonObject());
  }

  /** Where it stands. */
  public String where() {
    return where;
  }

  /** What it is. */
  public JsonObject json() {
    return object;
  }

  /** The names, in their order. */
  public Set<String> names() {
    return object.keySet();
  }

  /** A member, unless it is not there or null. */
  public Optional<JsonElement> find(String name) {
    return Optional.ofNullable(object.get(name)).filter(element -> !element.isJsonNull());
  }

  /** Whether there is a member that is not null. */
  public boolean has(String name) {
    return find(name).isPresent();
  }

  /** A text that is not blank; a number or boolean is taken as it is written. */
  public String text(String name) {
    return text(name, object.get(name));
  }

  private String text(String name, @Nullable JsonElement value) {
    if (value == null || !value.isJsonPrimitive() || value.getAsString().isBlank()) {
      throw fault(name, "must be a text", value);
    }
    return value.getAsString();
  }

  /** A text as above, if it is there. */
  public Optional<String> findText(String name) {
    return find(name).map(value -> text(name, value));
  }

  /** A finite number, also one that is written as a text. */
  public double number(String name) {
    JsonElement value = object.get(name);
    if (value != null && value.isJsonPrimitive()) {
      String text = value.getAsString();
      if (text.length() <= LONGEST_NUMBER && text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
        try {
          double number = Double.parseDouble(text);
          if (Double.isFinite(number)) {
            return number;
          }
        } catch (NumberFormatException e) {
          throw new DataException(message(name, "must be a finite number", value), e);
        }
      }
    }
    throw fault(name, "must be a finite number", value);
  }

  /** A finite number, if it is there. */
  public Optional<Double> findNumber(String name) {
    return has(name) ? Optional.of(number(name)) : Optional.empty();
  }

  /** A number from 0 to 1. */
  public double share(String name) {
    double number = number(name);
    if (number < 0 || number > 1) {
      throw fault(name, "must be from 0 to 1", object.get(name));
    }
    return number;
  }

  /** A whole number of 32 bits. */
  public int whole(String name) {
    double number = number(name);
    if (number != (int) number) {
      throw fault(name, "must be a whole number", object.get(name));
    }
    return (int) number;
  }

  /** True or false; false if it is not there. */
  public boolean isTrue(String name) {
    Optional<JsonElement> value = find(name);
    if (value.isEmpty()) {
      return false;
    }
    if (!value.get().isJsonPrimitive() || !value.get().getAsJsonPrimitive().isBoolean()) {
      throw fault(name, "must be true or false", value.get());
    }
    return value.get().getAsBoolean();
  }

  /** An object. */
  public JsonMembers object(String name) {
    JsonElement value = object.get(name);
    if (value == null || !value.isJsonObject()) {
      throw fault(name, "must be an object", value);
    }
    return new JsonMembers(where + ": '" + brief(name) + "'", value.getAsJsonObject());
  }

  /** An object, if it is there. */
  public Optional<JsonMembers> findObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** Elements, perhaps none. */
  public JsonArray list(String name) {
    JsonElement value = object.get(name);
    if (value == null || !value.isJsonArray()) {
      throw fault(name, "must be a list", value);
    }
    return value.getAsJsonArray();
  }

  /** Texts, perhaps none. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    list(name).forEach(element -> texts.add(text(name, element)));
    return texts;
  }

  /** Objects, perhaps none. */
  public List<JsonMembers> objects(String name) {
    List<JsonMembers> objects = new ArrayList<>();
    for (JsonElement element : list(name)) {
      objects.add(of(where + ": '" + brief(name) + "' " + objects.size(), element));
    }
    return objects;
  }

  /** What is wrong with a member, as "must be ..". */
  public DataException fault(String name, String must) {
    return fault(name, must, object.get(name));
  }

  private DataException fault(String name, String must, @Nullable JsonElement was) {
    return new DataException(message(name, must, was));
  }

  private String message(String name, String must, @Nullable JsonElement was) {
    return "%s: '%s' %s, but was %s.".formatted(where, brief(name), must, told(was));
  }

  private static String told(@Nullable JsonElement value) {
    if (value == null) {
      return "not there";
    }
    if (value.isJsonPrimitive()) {
      return value.getAsString().isBlank() ? "empty" : "'" + brief(value.getAsString()) + "'";
    }
    return value.isJsonNull() ? "null" : value.isJsonArray() ? "a list" : "an object";
  }

  private static String brief(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
