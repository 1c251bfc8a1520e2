package org.sagekit.monitor.formats;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place in nested objects, written as a JSON pointer (RFC 6901). */
record Pointer(List<String> names) {
  static final Pointer ROOT = new Pointer(List.of());

  static Pointer parse(String text) {
    return text.isEmpty()
        ? ROOT
        : new Pointer(
            Stream.of(text.substring(1).split("/", -1))
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList());
  }

  Pointer to(String name) {
    return new Pointer(Stream.concat(names.stream(), Stream.of(name)).toList());
  }

  /** Whether another place lies below this one. */
  boolean isAbove(Pointer other) {
    return other.names.size() > names.size() && other.names.subList(0, names.size()).equals(names);
  }

  /** Whether another place is this one or lies below it. */
  boolean covers(Pointer other) {
    return equals(other) || isAbove(other);
  }

  /** What stands there, or nothing. */
  @Nullable JsonElement find(JsonObject root) {
    JsonElement at = root;
    for (String name : names) {
      if (at == null || !at.isJsonObject()) {
        return null;
      }
      at = at.getAsJsonObject().get(name);
    }
    return at;
  }

  /** Puts something there, with the objects around it; nothing takes away what is there. */
  void put(JsonObject root, @Nullable JsonElement value) {
    JsonObject around = root;
    for (String name : names.subList(0, names.size() - 1)) {
      JsonElement next = around.get(name);
      if (next == null && value == null) {
        return;
      }
      if (next == null || !next.isJsonObject()) {
        next = new JsonObject();
        around.add(name, next);
      }
      around = next.getAsJsonObject();
    }
    String last = names.get(names.size() - 1);
    if (value == null) {
      around.remove(last);
    } else {
      around.add(last, value);
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return text.toString();
  }
}
