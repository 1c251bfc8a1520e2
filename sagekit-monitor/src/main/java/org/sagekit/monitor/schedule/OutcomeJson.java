package org.sagekit.monitor.schedule;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.core.internal.Json;

/** Outcomes as text of JSON, for the history and for webhooks. */
final class OutcomeJson {

  private OutcomeJson() {}

  static JsonObject write(Outcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("drifted", outcome.drifted());
    json.addProperty("violations", outcome.violations());
    JsonArray findings = new JsonArray();
    for (Outcome.Finding finding : outcome.findings()) {
      JsonObject one = new JsonObject();
      one.addProperty("column", finding.column());
      one.addProperty("check", finding.check());
      if (!Double.isNaN(finding.effect())) {
        one.add("effect", Json.number(finding.effect()));
      }
      findings.add(one);
    }
    json.add("findings", findings);
    return json;
  }

  static Outcome read(String text) {
    try {
      JsonObject json = Json.object("Outcome", text);
      List<Outcome.Finding> findings = new ArrayList<>();
      for (JsonElement one : json.getAsJsonArray("findings")) {
        findings.add(finding(one.getAsJsonObject()));
      }
      return new Outcome(
          json.get("drifted").getAsBoolean(), json.get("violations").getAsInt(), findings);
    } catch (NullPointerException
        | ClassCastException
        | IllegalStateException
        | IllegalArgumentException e) {
      // Gson's ways of saying that a member is not there or is of another kind.
      throw new ModelFormatException("Outcome: a member is not there or of another kind.", e);
    }
  }

  private static Outcome.Finding finding(JsonObject json) {
    double effect = json.has("effect") ? Json.real(json.get("effect")) : Double.NaN;
    return new Outcome.Finding(
        json.get("column").getAsString(), json.get("check").getAsString(), effect);
  }
}
