package org.sagekit.core.deploy.transform;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.sagekit.api.Problems;

/** Members of an object: one, or several as an object of their own. */
record NamesStep(List<String> names) implements PathStep {
  @Override
  public boolean isMany() {
    return names.size() > 1;
  }

  @Override
  public JsonElement pick(JsonElement value) {
    if (!value.isJsonObject()) {
      throw new IllegalArgumentException(
          "record must have an object with '%s', but has %s."
              .formatted(names.get(0), PathStep.kind(value)));
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
              .formatted(name, object.isEmpty() ? "" : Problems.didYouMean(name, object.keySet())));
    }
    return member;
  }
}
