package org.sagekit.core.deploy.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.ModelFormatException;

/** A lineage as a list in which every ancestor stands once, parents before their children. */
final class LineageJson {
  private LineageJson() {}

  static JsonArray write(Lineage lineage) {
    Map<Fingerprint, Integer> places = new LinkedHashMap<>();
    JsonArray list = new JsonArray();
    add(lineage, places, list);
    return list;
  }

  private static int add(Lineage lineage, Map<Fingerprint, Integer> places, JsonArray list) {
    Integer known = places.get(lineage.fingerprint());
    if (known != null) {
      return known;
    }
    JsonArray parents = new JsonArray();
    lineage.parents().forEach(parent -> parents.add(add(parent, places, list)));
    JsonObject json = new JsonObject();
    json.addProperty("kind", lineage.kind());
    json.addProperty("name", lineage.name());
    json.addProperty("fingerprint", lineage.fingerprint().hex());
    json.add("parents", parents);
    list.add(json);
    places.put(lineage.fingerprint(), places.size());
    return places.size() - 1;
  }

  /** Reads what {@link #write} wrote. */
  static Lineage read(JsonArray list) {
    List<Lineage> found = new ArrayList<>();
    for (JsonElement element : list) {
      JsonObject json = element.getAsJsonObject();
      List<Lineage> parents = new ArrayList<>();
      json.getAsJsonArray("parents").forEach(place -> parents.add(found.get(place.getAsInt())));
      found.add(
          new Lineage(
              json.get("kind").getAsString(),
              json.get("name").getAsString(),
              new Fingerprint(json.get("fingerprint").getAsString()),
              parents));
    }
    if (found.isEmpty()) {
      throw new ModelFormatException("Card of a model: lineage must not be empty.");
    }
    return found.get(found.size() - 1);
  }
}
