package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A run as the server has it.
 *
 * @param id what the server calls it
 * @param artifacts where its files are, as an address
 * @param status how it stands
 * @param params by name
 * @param tags by name
 * @param metrics the names of those that have points
 * @param datasets the digests of its datasets
 */
record ServerRun(
    String id,
    String artifacts,
    String status,
    Map<String, String> params,
    Map<String, String> tags,
    Set<String> metrics,
    Set<String> datasets) {

  static ServerRun of(JsonObject run) {
    JsonObject info = object(run, "info");
    JsonObject data = object(run, "data");
    Set<String> datasets = new HashSet<>();
    for (JsonElement input : array(object(run, "inputs"), "dataset_inputs")) {
      datasets.add(Http.text(object(input.getAsJsonObject(), "dataset"), "digest"));
    }
    return new ServerRun(
        Http.text(info, "run_id"),
        Http.text(info, "artifact_uri"),
        Http.text(info, "status"),
        texts(data, "params"),
        texts(data, "tags"),
        texts(data, "metrics").keySet(),
        datasets);
  }

  private static Map<String, String> texts(JsonObject data, String name) {
    Map<String, String> valueByKey = new HashMap<>();
    for (JsonElement entry : array(data, name)) {
      if (entry.isJsonObject()) {
        JsonObject pair = entry.getAsJsonObject();
        valueByKey.put(Http.text(pair, "key"), Http.text(pair, "value"));
      }
    }
    return valueByKey;
  }

  static JsonObject object(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element != null && element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
  }

  static JsonArray array(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element != null && element.isJsonArray() ? element.getAsJsonArray() : new JsonArray();
  }
}
