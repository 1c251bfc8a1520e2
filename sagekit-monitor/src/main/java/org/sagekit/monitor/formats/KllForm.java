package org.sagekit.monitor.formats;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.KllDistribution.Bucket;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;

/** Bins and a sketch, as {@code distribution.kll} has them. */
final class KllForm {
  static final double SHRINKING = 0.64;
  static final double SIZE = 2048;
  private static final int MOST_LEVELS = 60;

  private KllForm() {}

  static KllDistribution read(JsonMembers kll) {
    List<Bucket> buckets = new ArrayList<>();
    if (kll.has("buckets")) {
      kll.objects("buckets").forEach(bucket -> buckets.add(bucket(bucket)));
    }
    Optional<JsonMembers> sketch = kll.findObject("sketch");
    Optional<JsonMembers> parameters = sketch.flatMap(s -> s.findObject("parameters"));
    return new KllDistribution(
        buckets,
        parameters.map(p -> parameter(p, "c", 1)).orElse(SHRINKING),
        parameters.map(p -> parameter(p, "k", 1 << 30)).orElse(SIZE),
        sketch.map(KllForm::levels).orElse(List.of()));
  }

  private static Bucket bucket(JsonMembers bucket) {
    double lower = Plain.bound(bucket, "lower_bound");
    double upper = Plain.bound(bucket, "upper_bound");
    if (lower > upper) {
      throw bucket.fault("upper_bound", "must be at least 'lower_bound', which is " + lower);
    }
    return new Bucket(lower, upper, Plain.nonNegative(bucket, "count"));
  }

  private static double parameter(JsonMembers parameters, String name, double most) {
    double value = parameters.number(name);
    if (value <= 0 || value > most) {
      throw parameters.fault(name, "must be more than 0 and at most " + (long) most);
    }
    return value;
  }

  private static List<List<Double>> levels(JsonMembers sketch) {
    JsonArray data = sketch.list("data");
    if (data.size() > MOST_LEVELS) {
      throw sketch.fault("data", "must have at most " + MOST_LEVELS + " levels");
    }
    List<List<Double>> levels = new ArrayList<>();
    for (JsonElement level : data) {
      levels.add(level(sketch, level));
    }
    return levels;
  }

  private static List<Double> level(JsonMembers sketch, JsonElement level) {
    if (!level.isJsonArray()) {
      throw sketch.fault("data", "must be a list of lists of numbers");
    }
    List<Double> numbers = new ArrayList<>(level.getAsJsonArray().size());
    for (JsonElement number : level.getAsJsonArray()) {
      numbers.add(number(sketch, number));
    }
    return numbers;
  }

  /** One of thousands, so that it takes a shorter way than other numbers. */
  private static double number(JsonMembers sketch, JsonElement element) {
    if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
      double number = element.getAsDouble();
      if (Double.isFinite(number)) {
        return number;
      }
    }
    OptionalDouble special = Plain.special(element);
    if (special.isEmpty() || Double.isNaN(special.getAsDouble())) {
      throw sketch.fault("data", "must be a list of lists of numbers");
    }
    return special.getAsDouble();
  }

  static JsonObject write(KllDistribution distribution) {
    JsonArray buckets = new JsonArray();
    distribution.buckets().forEach(bucket -> buckets.add(write(bucket)));
    JsonObject kll = new JsonObject();
    kll.add("buckets", buckets);
    if (!distribution.levels().isEmpty()) {
      kll.add("sketch", sketch(distribution));
    }
    return kll;
  }

  private static JsonObject write(Bucket bucket) {
    JsonObject object = new JsonObject();
    object.add("lower_bound", Json.number(bucket.lower()));
    object.add("upper_bound", Json.number(bucket.upper()));
    object.add("count", Json.number(bucket.count()));
    return object;
  }

  private static JsonObject sketch(KllDistribution distribution) {
    JsonObject parameters = new JsonObject();
    parameters.add("c", Json.number(distribution.shrinking()));
    parameters.add("k", Json.number(distribution.size()));
    JsonArray data = new JsonArray();
    for (List<Double> numbers : distribution.levels()) {
      JsonArray level = new JsonArray();
      numbers.forEach(number -> level.add(Json.number(number)));
      data.add(level);
    }
    JsonObject sketch = new JsonObject();
    sketch.add("parameters", parameters);
    sketch.add("data", data);
    return sketch;
  }
}
