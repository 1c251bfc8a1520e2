package org.sagekit.core.deploy.transform;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.function.BiFunction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Task;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.PredictionJson;

/**
 * Lines of JSON: the prediction, or the record with the prediction as {@code SageMakerOutput}, of
 * which the filter picks.
 *
 * @param <R> a record that was taken apart
 */
final class JsonRendering<R> implements Rendering<R> {
  private static final String OUTPUT = "SageMakerOutput";
  private static final String INPUT = "SageMakerInput";

  private final Task task;
  private final JsonPath filter;
  private final BiFunction<R, JsonObject, JsonObject> join;

  private JsonRendering(Task task, JsonPath filter, BiFunction<R, JsonObject, JsonObject> join) {
    this.task = task;
    this.filter = filter;
    this.join = join;
  }

  /** Lines of predictions alone. */
  static <R> JsonRendering<R> ofPredictions(Task task, JsonPath filter) {
    return new JsonRendering<>(task, filter, (record, prediction) -> prediction);
  }

  /** Lines of records and predictions. */
  static JsonRendering<JsonElement> joined(Task task, JsonPath filter) {
    return new JsonRendering<>(task, filter, JsonRendering::join);
  }

  /** SageMaker warns that it overwrites what has the name of its output; here it is refused. */
  private static JsonObject join(JsonElement record, JsonObject prediction) {
    JsonObject joined = new JsonObject();
    if (record.isJsonObject()) {
      record.getAsJsonObject().entrySet().forEach(one -> joined.add(one.getKey(), one.getValue()));
    } else {
      joined.add(INPUT, record);
    }
    if (joined.has(OUTPUT)) {
      throw new IllegalArgumentException(
          "record must not have a member '%s', which is the output's, but has.".formatted(OUTPUT));
    }
    joined.add(OUTPUT, prediction);
    return joined;
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public Lines<R> of(Predictions predictions) {
    return (record, row) -> {
      JsonObject prediction = PredictionJson.of(task, predictions.get(row));
      return Json.line(filter.pick(join.apply(record, prediction)));
    };
  }
}
