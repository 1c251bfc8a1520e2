package org.sagekit.core.internal;

import com.google.gson.JsonObject;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Task;

/**
 * A prediction as JSON: {@code {"label": .., "probabilities": {..}}} for classes and clusters,
 * {@code {"probabilities": {..}}} for several labels at once, {@code {"values": {..}}} for the
 * numbers of a projection, and {@code {"value": ..}} for one number.
 */
public final class PredictionJson {
  private PredictionJson() {}

  /** What a model of a task said of a row. */
  public static JsonObject of(Task task, Prediction prediction) {
    JsonObject data = new JsonObject();
    if (prediction.classes().isEmpty()) {
      data.add("value", Json.number(prediction.value()));
      return data;
    }
    if (task.isClassification() || task == Task.CLUSTERING) {
      data.addProperty("label", prediction.label());
    }
    JsonObject values = new JsonObject();
    double[] numbers = prediction.toArray();
    for (int i = 0; i < numbers.length; i++) {
      values.add(prediction.classes().get(i), Json.number(numbers[i]));
    }
    data.add(task == Task.PROJECTION ? "values" : "probabilities", values);
    return data;
  }
}
