package org.sagekit.core.track.export;

import com.google.gson.JsonObject;
import java.util.Map;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.core.internal.Json;

/** A run as JSON; what it does not have is not there. */
final class RunJson {

  private RunJson() {}

  static String line(TrackedRun run) {
    JsonObject object = new JsonObject();
    object.addProperty("id", run.id());
    object.addProperty("experiment", run.experiment());
    run.parent().ifPresent(parent -> object.addProperty("parent", parent));
    object.addProperty("name", run.name());
    object.addProperty("kind", run.kind().name());
    object.addProperty("path", run.path());
    object.addProperty("status", run.status().name());
    object.addProperty("started", run.started().toString());
    run.ended().ifPresent(ended -> object.addProperty("ended", ended.toString()));
    run.took().ifPresent(took -> object.addProperty("seconds", took.toNanos() / 1e9));
    run.seed().ifPresent(seed -> object.addProperty("seed", seed));
    object.addProperty("restored", run.restored());
    run.reason().ifPresent(reason -> object.addProperty("reason", reason));
    object.add("params", texts(run.params()));
    object.add("tags", texts(run.tags()));
    JsonObject metrics = new JsonObject();
    run.metrics().forEach((name, metric) -> metrics.add(name, figures(metric)));
    object.add("metrics", metrics);
    return Json.line(object);
  }

  private static JsonObject texts(Map<String, String> texts) {
    JsonObject object = new JsonObject();
    texts.forEach(object::addProperty);
    return object;
  }

  private static JsonObject figures(MetricSummary metric) {
    JsonObject object = new JsonObject();
    object.add("last", Json.number(metric.last()));
    object.add("min", Json.number(metric.min()));
    object.add("max", Json.number(metric.max()));
    object.add("first", Json.number(metric.first()));
    object.add("mean", Json.number(metric.mean()));
    object.addProperty("count", metric.points());
    return object;
  }
}
