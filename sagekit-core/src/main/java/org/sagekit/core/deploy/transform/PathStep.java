package org.sagekit.core.deploy.transform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;

/** A step of a {@link JsonPath}: what it picks of a value. Messages go behind what was read. */
sealed interface PathStep {

  /** Whether it picks any number of things, so that no step can follow. */
  boolean isMany();

  /**
   * What it picks.
   *
   * @throws IllegalArgumentException if it is not there
   */
  JsonElement pick(JsonElement value);

  /** Members of an object: one, or several as an object of their own. */
  record Names(List<String> names) implements PathStep {
    @Override
    public boolean isMany() {
      return names.size() > 1;
    }

    @Override
    public JsonElement pick(JsonElement value) {
      if (!value.isJsonObject()) {
        throw new IllegalArgumentException(
            "record must have an object with '%s', but has %s."
                .formatted(names.get(0), kind(value)));
      }
      JsonObject object = value.getAsJsonObject();
      if (!isMany()) {
        return member(object, names.get(0));
      }
      JsonObject picked = new JsonObject();
      names.forEach(name -> picked.add(name, member(object, name)));
      return picked;
    }

    private static JsonElement member(JsonObject object, String name) {
      JsonElement member = object.get(name);
      if (member == null) {
        throw new IllegalArgumentException(
            "record must have a member '%s', but has none.%s"
                .formatted(
                    name, object.isEmpty() ? "" : Problems.didYouMean(name, object.keySet())));
      }
      return member;
    }
  }

  /** All members of an object or all elements of an array, as an array. */
  record All() implements PathStep {
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
            "record must have an array or object at '*', but has %s.".formatted(kind(value)));
      }
      JsonArray all = new JsonArray();
      value.getAsJsonObject().asMap().values().forEach(all::add);
      return all;
    }
  }

  /** Elements of an array: one, or several as an array of their own. */
  record Indexes(List<Range> ranges) implements PathStep {
    @Override
    public boolean isMany() {
      return ranges.size() > 1 || ranges.get(0).isSlice();
    }

    @Override
    public JsonElement pick(JsonElement value) {
      if (!value.isJsonArray()) {
        throw new IllegalArgumentException(
            "record must have an array at '%s', but has %s.".formatted(this, kind(value)));
      }
      JsonArray array = value.getAsJsonArray();
      int[] indexes = in(array.size());
      if (!isMany()) {
        return array.get(indexes[0]);
      }
      JsonArray picked = new JsonArray();
      for (int index : indexes) {
        picked.add(array.get(index));
      }
      return picked;
    }

    /** Which elements of so many. */
    int[] in(int size) {
      List<Integer> indexes = new ArrayList<>();
      ranges.forEach(range -> range.addTo(indexes, size));
      return indexes.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
      return ranges.stream().map(Range::toString).collect(Collectors.joining(",", "[", "]"));
    }
  }

  /**
   * An index, or a slice with both its ends. A negative one counts from the end: -1 is the last.
   *
   * @param from the first, or null for the beginning
   * @param to the last, or null for the end
   */
  record Range(@Nullable Integer from, @Nullable Integer to, boolean isSlice) {

    void addTo(List<Integer> indexes, int size) {
      int first = from == null ? 0 : inside(from, size);
      int last = to == null ? size - 1 : inside(to, size);
      for (int index = first; index <= last; index++) {
        indexes.add(index);
      }
    }

    private int inside(int index, int size) {
      int inside = index < 0 ? size + index : index;
      if (inside < 0 || inside >= size) {
        throw new IllegalArgumentException(
            "record must have an element %s, but has %s elements.".formatted(index, size));
      }
      return inside;
    }

    @Override
    public String toString() {
      return isSlice
          ? (from == null ? "" : from) + ":" + (to == null ? "" : to)
          : String.valueOf(from);
    }
  }

  private static String kind(JsonElement value) {
    if (value.isJsonObject()) {
      return "an object";
    }
    return value.isJsonArray() ? "an array" : value.isJsonNull() ? "null" : "a single value";
  }
}
