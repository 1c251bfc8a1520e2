package org.sagekit.core.deploy.records;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;
import org.sagekit.api.deploy.capture.DataEncoding;
import org.sagekit.api.deploy.capture.GroundTruth;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.core.internal.Json;

/**
 * Reads the lines of SageMaker's data capture, event version 0, with or without ground truth.
 * Members that are not known are passed over. Stateless and thread-safe.
 */
final class RecordFormat {
  private static final int LONGEST = 60;

  private RecordFormat() {}

  /** Reads a label. */
  static GroundTruth truth(String line) throws RecordFault {
    Allowance.standard().require(line);
    JsonObject json = versioned(line);
    JsonObject metadata = object(json, "eventMetadata");
    return new GroundTruth(
        text(metadata, "eventId"), data(object(json, "groundTruthData"), "groundTruthData"));
  }

  /** Reads a record; it may not have too much beside its data either. */
  static InferenceRecord record(String line, Allowance allowance) throws RecordFault {
    allowance.require(line);
    JsonObject json = versioned(line);
    JsonObject captured = object(json, "captureData");
    JsonObject metadata = object(json, "eventMetadata");
    Optional<InferenceData> input = part(captured, "endpointInput");
    Optional<InferenceData> output = part(captured, "endpointOutput");
    if (input.isEmpty() && output.isEmpty()) {
      throw missing("endpointInput", "there, or 'endpointOutput'", null);
    }
    return new InferenceRecord(
        text(metadata, "eventId"),
        known(metadata, "inferenceId")
            ? Optional.of(text(metadata, "inferenceId"))
            : Optional.empty(),
        attributes(metadata),
        time(text(metadata, "inferenceTime")),
        input,
        output,
        part(json, "groundTruthData"));
  }

  private static JsonObject versioned(String line) throws RecordFault {
    JsonObject json;
    try {
      json = Json.object("record", line);
    } catch (ModelFormatException e) {
      throw new RecordFault(Damage.MALFORMED, firstLine(e), e);
    }
    JsonElement version = json.get("eventVersion");
    boolean known = version == null || version.isJsonPrimitive() && isZero(version.getAsString());
    if (!known) {
      throw new RecordFault(
          Damage.UNKNOWN_ENCODING,
          "member 'eventVersion' must be '0', but was %s.".formatted(told(version)));
    }
    return json;
  }

  private static boolean isZero(String version) {
    return version.equals("0") || version.equals("0.0");
  }

  private static Optional<InferenceData> part(JsonObject parent, String name) throws RecordFault {
    return known(parent, name) ? Optional.of(data(object(parent, name), name)) : Optional.empty();
  }

  private static InferenceData data(JsonObject part, String name) throws RecordFault {
    JsonElement data = part.get("data");
    if (data == null || !data.isJsonPrimitive()) {
      throw missing(name + ".data", "a text", data);
    }
    Optional<String> type =
        known(part, "observedContentType")
            ? Optional.of(text(part, "observedContentType"))
            : Optional.empty();
    return new InferenceData(type, encoding(text(part, "encoding")), data.getAsString());
  }

  private static DataEncoding encoding(String name) throws RecordFault {
    try {
      return DataEncoding.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new RecordFault(
          Damage.UNKNOWN_ENCODING,
          "member 'encoding' must be CSV, JSON or BASE64, but was '%s'."
              .formatted(brief(name, LONGEST)),
          e);
    }
  }

  private static List<String> attributes(JsonObject metadata) throws RecordFault {
    List<String> texts = new ArrayList<>();
    if (known(metadata, "customAttributes")) {
      JsonElement all = metadata.get("customAttributes");
      JsonArray list = all.isJsonArray() ? all.getAsJsonArray() : new JsonArray();
      if (!all.isJsonArray()) {
        list.add(all);
      }
      for (JsonElement one : list) {
        if (!one.isJsonPrimitive()) {
          throw missing("customAttributes", "texts", one);
        }
        texts.add(one.getAsString());
      }
    }
    return texts;
  }

  private static Instant time(String text) throws RecordFault {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new RecordFault(
          Damage.MISSING_MEMBER,
          "member 'inferenceTime' must be a time of ISO 8601 with its zone, but was '%s'."
              .formatted(brief(text, LONGEST)),
          e);
    }
  }

  private static boolean known(JsonObject parent, String name) {
    JsonElement member = parent.get(name);
    return member != null && !member.isJsonNull();
  }

  private static JsonObject object(JsonObject parent, String name) throws RecordFault {
    JsonElement member = parent.get(name);
    if (member == null || !member.isJsonObject()) {
      throw missing(name, "an object", member);
    }
    return member.getAsJsonObject();
  }

  private static String text(JsonObject parent, String name) throws RecordFault {
    JsonElement member = parent.get(name);
    if (member == null || !member.isJsonPrimitive() || member.getAsString().isBlank()) {
      throw missing(name, "a text", member);
    }
    return member.getAsString();
  }

  private static RecordFault missing(String name, String must, @Nullable JsonElement was) {
    return new RecordFault(
        Damage.MISSING_MEMBER,
        "member '%s' must be %s, but was %s.".formatted(name, must, told(was)));
  }

  private static String told(@Nullable JsonElement value) {
    if (value == null) {
      return "not there";
    }
    if (value.isJsonPrimitive()) {
      return "'" + brief(value.getAsString(), LONGEST) + "'";
    }
    return value.isJsonNull() ? "null" : value.isJsonArray() ? "a list" : "an object";
  }

  /** What the reader of JSON says, without its advice to programmers. */
  static String firstLine(ModelFormatException cause) {
    return brief(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), 300);
  }

  static String brief(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }
}
