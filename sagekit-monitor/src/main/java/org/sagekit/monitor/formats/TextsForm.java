package org.sagekit.monitor.formats;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.monitor.quality.TextStatistics;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;

/** What texts looked like, as {@code string_statistics} has it. */
final class TextsForm {

  private TextsForm() {}

  /** Empty if only the counts of rows are there. */
  static Optional<TextStatistics> read(JsonMembers texts) {
    if (!texts.has("distinct_count") && !texts.has("distribution")) {
      return Optional.empty();
    }
    Map<String, Long> countByValue = new LinkedHashMap<>();
    texts
        .findObject("distribution")
        .flatMap(distribution -> distribution.findObject("categorical"))
        .filter(categorical -> categorical.has("buckets"))
        .ifPresent(categorical -> read(categorical, countByValue));
    return Optional.of(
        new TextStatistics(Plain.nonNegative(texts, "distinct_count"), countByValue));
  }

  private static void read(JsonMembers categorical, Map<String, Long> countByValue) {
    for (JsonMembers bucket : categorical.objects("buckets")) {
      long count = Plain.count(bucket, "count");
      if (countByValue.put(Plain.text(bucket, "value"), count) != null) {
        throw bucket.fault("value", "must stand in one bucket");
      }
    }
  }

  /** Adds it behind {@code common}. */
  static void write(TextStatistics texts, JsonObject object) {
    object.add("distinct_count", Json.number(texts.distinct()));
    if (!texts.countByValue().isEmpty()) {
      JsonArray buckets = new JsonArray();
      texts.countByValue().forEach((value, count) -> buckets.add(bucket(value, count)));
      JsonObject categorical = new JsonObject();
      categorical.add("buckets", buckets);
      JsonObject distribution = new JsonObject();
      distribution.add("categorical", categorical);
      object.add("distribution", distribution);
    }
  }

  private static JsonObject bucket(String value, long count) {
    JsonObject bucket = new JsonObject();
    bucket.addProperty("value", value);
    bucket.addProperty("count", count);
    return bucket;
  }
}
