package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonElement;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.core.internal.JsonMembers;

/**
 * A label as it stands in a line.
 *
 * @param line where it stands
 * @param attribute what it is called
 */
record Label(JsonMembers line, String attribute) {

  JsonElement value() {
    return line.json().get(attribute);
  }

  /** A value that must be an object. */
  JsonMembers object() {
    return line.object(attribute);
  }

  JsonMembers metadata() {
    return line.object(attribute + AttributeName.METADATA);
  }

  /** The names of the classes by their numbers. */
  Map<Integer, String> classMap() {
    Map<Integer, String> names = new TreeMap<>();
    JsonMembers map = metadata().object("class-map");
    for (String id : map.names()) {
      names.put(id(id, map.where()), map.text(id));
    }
    return names;
  }

  /** The number of a class, which is written as a number or as a text. */
  static int id(String text, String where) {
    try {
      int id = Integer.parseInt(text);
      if (id >= 0) {
        return id;
      }
    } catch (NumberFormatException e) {
      throw noId(text, where, e);
    }
    throw noId(text, where, null);
  }

  private static DataException noId(String text, String where, @Nullable Exception cause) {
    String brief = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return new DataException(
        "%s: number of a class must be 0 or more, but was '%s'.".formatted(where, brief), cause);
  }

  /** The class of a number. */
  String className(Map<Integer, String> classMap, int id) {
    String name = classMap.get(id);
    if (name == null) {
      throw new DataException(
          "%s: '%s': class %s must be in the class-map, but that has only %s."
              .formatted(line.where(), attribute, String.valueOf(id), classMap.keySet()));
    }
    return name;
  }
}
