package org.sagekit.core.deploy.history;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.core.internal.Json;

/**
 * What an endpoint is, as the workspace keeps it: enough to open it again in another process.
 *
 * @param live the variants that are good: what is opened after a crash
 * @param candidate the package that a rollout was putting in the place of one of them, if one is
 *     going on; a crash gives it up
 * @param captures what is captured of each variant, by its name; one that is not there is captured
 *     in the standard way
 */
public record EndpointState(
    List<Traffic> live, Optional<Traffic> candidate, Map<String, CaptureOptions> captures) {
  /** Copies the variants. */
  public EndpointState {
    live = List.copyOf(live);
    captures = Collections.unmodifiableMap(new TreeMap<>(captures));
  }

  /** Variants that nothing is going to replace, captured in the standard way. */
  public static EndpointState of(List<Traffic> live) {
    return of(live, Map.of());
  }

  /** Variants that nothing is going to replace. */
  public static EndpointState of(List<Traffic> live, Map<String, CaptureOptions> captures) {
    return new EndpointState(live, Optional.empty(), captures);
  }

  /** These variants, and a package that is going to replace one of them. */
  public EndpointState with(Traffic newCandidate) {
    return new EndpointState(live, Optional.of(newCandidate), captures);
  }

  /** What is captured of a variant. */
  public CaptureOptions capture(String variant) {
    return captures.getOrDefault(variant, CaptureOptions.standard());
  }

  String toJson() {
    JsonObject json = new JsonObject();
    json.add("live", array(live));
    json.add("candidate", array(candidate.stream().toList()));
    JsonObject kept = new JsonObject();
    captures.forEach((variant, options) -> kept.add(variant, CaptureJson.of(options)));
    json.add("captures", kept);
    return Json.line(json);
  }

  static EndpointState parse(String endpoint, String text) {
    JsonObject json = Json.object("State of endpoint '" + endpoint + "'", text);
    return new EndpointState(
        list(endpoint, json.get("live")),
        list(endpoint, json.get("candidate")).stream().findFirst(),
        captures(endpoint, json.get("captures")));
  }

  /** States that were written before there were options have none. */
  private static Map<String, CaptureOptions> captures(
      String endpoint, @Nullable JsonElement captures) {
    Map<String, CaptureOptions> options = new TreeMap<>();
    if (captures != null && captures.isJsonObject()) {
      for (Map.Entry<String, JsonElement> one : captures.getAsJsonObject().entrySet()) {
        options.put(one.getKey(), CaptureJson.parse(endpoint, one.getValue()));
      }
    }
    return options;
  }

  static JsonArray array(List<Traffic> traffic) {
    JsonArray array = new JsonArray();
    for (Traffic one : traffic) {
      JsonObject json = new JsonObject();
      json.addProperty("variant", one.variant());
      json.addProperty("package", one.modelPackage().hex());
      json.add("weight", Json.number(one.weight()));
      array.add(json);
    }
    return array;
  }

  /** Reads what {@link #array} wrote. */
  static List<Traffic> list(String endpoint, JsonElement array) {
    List<Traffic> traffic = new ArrayList<>();
    try {
      for (JsonElement element : array.getAsJsonArray()) {
        JsonObject one = element.getAsJsonObject();
        traffic.add(
            new Traffic(
                one.get("variant").getAsString(),
                new Fingerprint(one.get("package").getAsString()),
                Json.real(one.get("weight"))));
      }
      return traffic;
    } catch (NullPointerException
        | ClassCastException
        | IllegalStateException
        | IllegalArgumentException e) {
      // Gson's ways of saying that a member is not there or is of another kind.
      throw new ModelFormatException(
          "State of endpoint '%s': a member is not there or of another kind.".formatted(endpoint),
          e);
    }
  }
}
