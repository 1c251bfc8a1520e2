package org.sagekit.core.pack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Field;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.internal.Json;

/**
 * The first file of a package. It is wholly made of the model and the parts, so it is never read
 * but for its format and the parts' hashes: it is made again and compared.
 */
final class Manifest {
  static final String NAME = "manifest.json";
  static final String FORMAT = "sagekit-package/3";

  /** JSON takes some twenty times its length in memory. */
  static final int MOST_BYTES = 16 << 20;

  /** How many of those that were tried the manifest names; the history has all. */
  private static final int BEST = 100;

  private Manifest() {}

  /** The manifest of a model whose parts are these. */
  static byte[] of(TrainedModel model, List<ModelPackage.Part> parts) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("name", model.name());
    json.addProperty("fingerprint", model.fingerprint().hex());
    json.addProperty("task", model.graph().task().name());
    json.add("classes", texts(model.graph().classes()));
    json.add("inputs", list(model.graph().inputs(), Manifest::field));
    json.add("schema", list(model.schema().fields(), Manifest::field));
    json.addProperty("rows", model.profile().rows());
    json.addProperty("trainer", model.trainer());
    json.add("settings", settings(model.settings()));
    json.addProperty("seed", model.seed());
    json.add("evaluation", evaluation(model.evaluation()));
    model.leaderboard().ifPresent(board -> json.add("leaderboard", leaderboard(board)));
    json.add("lineage", lineage(model.lineage()));
    json.add("parts", list(parts, Manifest::part));
    return Json.pretty(json).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject field(Field field) {
    JsonObject json = new JsonObject();
    json.addProperty("name", field.name());
    json.addProperty("type", field.type().name());
    json.addProperty("role", field.role().name());
    return json;
  }

  private static JsonObject settings(Settings settings) {
    JsonObject json = new JsonObject();
    settings.asMap().forEach(json::addProperty);
    return json;
  }

  private static JsonObject estimate(Estimate estimate) {
    JsonObject json = new JsonObject();
    json.add("value", Json.number(estimate.value()));
    json.add("low", Json.number(estimate.low()));
    json.add("high", Json.number(estimate.high()));
    return json;
  }

  private static JsonObject evaluation(Evaluation evaluation) {
    JsonObject metrics = new JsonObject();
    evaluation
        .estimateByMetric()
        .forEach((metric, estimate) -> metrics.add(metric.label(), estimate(estimate)));
    JsonObject json = new JsonObject();
    json.addProperty("rows", evaluation.rows());
    json.add("metrics", metrics);
    return json;
  }

  private static JsonObject leaderboard(Leaderboard board) {
    JsonObject json = new JsonObject();
    json.addProperty("metric", board.metric().label());
    json.addProperty("tried", board.entries().size());
    json.add("best", list(board.entries().stream().limit(BEST).toList(), Manifest::entry));
    return json;
  }

  private static JsonObject entry(Leaderboard.Entry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("name", entry.name());
    json.addProperty("trainer", entry.trainer());
    json.add("settings", settings(entry.settings()));
    json.add("score", estimate(entry.score()));
    json.addProperty("note", entry.note());
    return json;
  }

  /** Every ancestor once, the model first. */
  private static JsonArray lineage(Lineage lineage) {
    Map<String, JsonObject> byFingerprint = new LinkedHashMap<>();
    add(lineage, byFingerprint);
    JsonArray json = new JsonArray();
    byFingerprint.values().forEach(json::add);
    return json;
  }

  private static void add(Lineage lineage, Map<String, JsonObject> byFingerprint) {
    JsonObject json = new JsonObject();
    if (byFingerprint.putIfAbsent(lineage.fingerprint().hex(), json) == null) {
      json.addProperty("kind", lineage.kind());
      json.addProperty("name", lineage.name());
      json.addProperty("fingerprint", lineage.fingerprint().hex());
      json.add(
          "parents",
          texts(lineage.parents().stream().map(one -> one.fingerprint().hex()).toList()));
      lineage.parents().forEach(parent -> add(parent, byFingerprint));
    }
  }

  private static JsonObject part(ModelPackage.Part part) {
    JsonObject json = new JsonObject();
    json.addProperty("name", part.name());
    json.addProperty("size", part.size());
    json.addProperty("sha256", part.sha256().hex());
    return json;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray json = new JsonArray();
    texts.forEach(json::add);
    return json;
  }

  private static <T> JsonArray list(
      List<T> elements, java.util.function.Function<T, JsonObject> one) {
    JsonArray json = new JsonArray();
    elements.forEach(element -> json.add(one.apply(element)));
    return json;
  }

  /**
   * The SHA-256 that a manifest says its parts have.
   *
   * @throws ModelFormatException if it is of another format, or does not say
   */
  static Map<String, Fingerprint> hashes(Subject subject, byte[] manifest) {
    JsonObject json = Json.object(subject.name(), utf8(subject, manifest));
    String format = text(json.get("format"));
    subject.require(
        format.equals(FORMAT),
        "format",
        "'" + FORMAT + "'",
        "'" + format + "'",
        format.startsWith("sagekit-package/") ? "another version of SageKit wrote it" : "");
    Map<String, Fingerprint> hashes = new LinkedHashMap<>();
    boolean listed = json.get("parts") instanceof JsonArray;
    subject.require(listed, "parts of the manifest", "a list", "none");
    for (JsonElement part : json.getAsJsonArray("parts")) {
      boolean object = part.isJsonObject();
      String name = object ? text(part.getAsJsonObject().get("name")) : "";
      String hash = object ? text(part.getAsJsonObject().get("sha256")) : "";
      subject.require(
          hash.matches("[0-9a-f]{64}"),
          "SHA-256 of '" + name + "' in the manifest",
          "64 hexadecimal digits",
          "'" + hash + "'");
      hashes.put(name, new Fingerprint(hash));
    }
    return hashes;
  }

  private static String utf8(Subject subject, byte[] manifest) {
    subject.require(
        manifest.length <= MOST_BYTES,
        "size of the manifest",
        "at most " + MOST_BYTES + " bytes",
        manifest.length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(manifest)).toString();
    } catch (CharacterCodingException e) {
      throw new ModelFormatException(
          "%s: manifest must be UTF-8, but was not.".formatted(subject.name()), e);
    }
  }

  private static String text(@org.jspecify.annotations.Nullable JsonElement element) {
    return element != null && element.isJsonPrimitive() ? element.getAsString() : "";
  }
}
