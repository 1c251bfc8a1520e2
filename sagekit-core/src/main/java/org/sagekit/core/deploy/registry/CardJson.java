package org.sagekit.core.deploy.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.registry.ModelCard;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.core.internal.Json;

/** A card as it stands in a row. */
final class CardJson {
  private CardJson() {}

  static String write(ModelCard card) {
    JsonObject json = new JsonObject();
    json.addProperty("name", card.name());
    json.addProperty("task", card.task().name());
    json.addProperty("trainer", card.trainer());
    JsonObject settings = new JsonObject();
    card.settings().asMap().forEach(settings::addProperty);
    json.add("settings", settings);
    json.addProperty("seed", card.seed());
    json.add("schema", schema(card.schema()));
    json.add("evaluation", evaluation(card.evaluation()));
    json.add("lineage", LineageJson.write(card.lineage()));
    return Json.line(json);
  }

  private static JsonArray schema(Schema schema) {
    JsonArray array = new JsonArray();
    for (Field field : schema.fields()) {
      JsonArray one = new JsonArray();
      one.add(field.name());
      one.add(field.type().name());
      one.add(field.role().name());
      array.add(one);
    }
    return array;
  }

  private static JsonObject evaluation(Evaluation evaluation) {
    JsonObject metrics = new JsonObject();
    evaluation
        .estimateByMetric()
        .forEach(
            (metric, estimate) -> {
              JsonArray one = new JsonArray();
              one.add(Json.number(estimate.value()));
              one.add(Json.number(estimate.low()));
              one.add(Json.number(estimate.high()));
              metrics.add(metric.name(), one);
            });
    JsonObject json = new JsonObject();
    json.addProperty("rows", evaluation.rows());
    json.add("metrics", metrics);
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws ModelFormatException if it is anything else
   */
  static ModelCard read(String text) {
    JsonObject json = Json.object("Card of a model", text);
    try {
      return new ModelCard(
          json.get("name").getAsString(),
          Task.valueOf(json.get("task").getAsString()),
          json.get("trainer").getAsString(),
          settings(json.getAsJsonObject("settings")),
          json.get("seed").getAsLong(),
          schema(json.getAsJsonArray("schema")),
          evaluation(json.getAsJsonObject("evaluation")),
          LineageJson.read(json.getAsJsonArray("lineage")));
    } catch (NullPointerException
        | ClassCastException
        | IllegalStateException
        | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      // Gson's ways of saying that a member is not there or is of another kind.
      throw new ModelFormatException(
          "Card of a model: a member is not there or of another kind.", e);
    }
  }

  private static Settings settings(JsonObject json) {
    Map<String, String> textByName = new TreeMap<>();
    json.asMap().forEach((name, text) -> textByName.put(name, text.getAsString()));
    return Settings.of(textByName);
  }

  private static Schema schema(JsonArray array) {
    List<Field> fields = new ArrayList<>();
    for (JsonElement element : array) {
      JsonArray one = element.getAsJsonArray();
      fields.add(
          new Field(
              one.get(0).getAsString(),
              FieldType.valueOf(one.get(1).getAsString()),
              Role.valueOf(one.get(2).getAsString())));
    }
    return Schema.of(fields);
  }

  private static Evaluation evaluation(JsonObject json) {
    Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
    for (Map.Entry<String, JsonElement> metric : json.getAsJsonObject("metrics").entrySet()) {
      JsonArray one = metric.getValue().getAsJsonArray();
      estimates.put(
          Metric.valueOf(metric.getKey()),
          new Estimate(Json.real(one.get(0)), Json.real(one.get(1)), Json.real(one.get(2))));
    }
    return new Evaluation(json.get("rows").getAsInt(), estimates);
  }
}
