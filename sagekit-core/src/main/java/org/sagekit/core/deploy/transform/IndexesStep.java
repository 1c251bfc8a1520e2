package org.sagekit.core.deploy.transform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Elements of an array: one, or several as an array of their own. */
record IndexesStep(List<IndexRange> ranges) implements PathStep {
  @Override
  public boolean isMany() {
    return ranges.size() > 1 || ranges.get(0).isSlice();
  }

  @Override
  public JsonElement pick(JsonElement value) {
    if (!value.isJsonArray()) {
      throw new IllegalArgumentException(
          "record must have an array at '%s', but has %s.".formatted(this, PathStep.kind(value)));
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
    return ranges.stream().map(IndexRange::toString).collect(Collectors.joining(",", "[", "]"));
  }
}
