package org.sagekit.core.deploy.capture;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.internal.Json;

/**
 * An answer as JSON: {@code {"label": .., "probabilities": {..}}} for classes and {@code {"value":
 * ..}} for a number, which may be NaN or infinite. Stateless.
 */
final class PredictionJson {
  private PredictionJson() {}

  static JsonObject of(Prediction prediction) {
    JsonObject data = new JsonObject();
    if (prediction.classes().isEmpty()) {
      data.add("value", Json.number(prediction.value()));
      return data;
    }
    data.addProperty("label", prediction.label());
    JsonObject probabilities = new JsonObject();
    double[] values = prediction.toArray();
    for (int i = 0; i < values.length; i++) {
      probabilities.add(prediction.classes().get(i), Json.number(values[i]));
    }
    data.add("probabilities", probabilities);
    return data;
  }

  /** Reads an answer; throws as Gson does if it is none. */
  static Prediction read(JsonObject data) {
    if (data.has("value")) {
      return Prediction.ofNumber(Json.real(data.get("value")));
    }
    List<String> classes = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (Map.Entry<String, JsonElement> one : data.getAsJsonObject("probabilities").entrySet()) {
      classes.add(one.getKey());
      values.add(Json.real(one.getValue()));
    }
    return Prediction.ofClasses(
        classes, values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
