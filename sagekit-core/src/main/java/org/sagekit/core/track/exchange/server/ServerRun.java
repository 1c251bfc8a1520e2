package org.sagekit.core.track.exchange.server;

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
    JsonObject info = Answers.object(run, "info");
    JsonObject data = Answers.object(run, "data");
    Set<String> datasets = new HashSet<>();
    for (JsonObject input : Answers.objects(Answers.object(run, "inputs"), "dataset_inputs")) {
      datasets.add(Answers.text(Answers.object(input, "dataset"), "digest"));
    }
    return new ServerRun(
        Answers.required(info, "run_id"),
        Answers.text(info, "artifact_uri"),
        Answers.text(info, "status"),
        texts(data, "params"),
        texts(data, "tags"),
        texts(data, "metrics").keySet(),
        datasets);
  }

  private static Map<String, String> texts(JsonObject data, String name) {
    Map<String, String> valueByKey = new HashMap<>();
    for (JsonObject pair : Answers.objects(data, name)) {
      valueByKey.put(Answers.text(pair, "key"), Answers.text(pair, "value"));
    }
    return valueByKey;
  }
}
