package org.sagekit.core.deploy.capture;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.capture.CaptureContent;
import org.sagekit.core.deploy.records.LineText;
import org.sagekit.core.internal.Json;

/**
 * The line that SageMaker's data capture writes for a request and its answer (event version 0,
 * encoding JSON). The input is an object of values by column; the answer is {@code {"label": ..,
 * "probabilities": {..}}} for classes and {@code {"value": ..}} for a number. As in SageMaker, the
 * id that the caller gave is the {@code inferenceId}, and it names the record if it is there.
 *
 * <p>Stateless and thread-safe.
 */
final class CaptureFormat {
  /** A line that is longer is neither written nor read: it would have to fit in memory. */
  static final int MAX_LINE_BYTES = 1 << 24;

  private final Schema inputs;
  private final CaptureContent content;

  /**
   * @param inputs the fields of the model's graph
   * @param content which sides are written
   */
  CaptureFormat(List<Field> inputs, CaptureContent content) {
    this.inputs = Schema.of(inputs);
    this.content = content;
  }

  /**
   * Writes a record.
   *
   * @return UTF-8, with the line end
   * @throws IllegalArgumentException if it is too long or an input is not in the row
   */
  byte[] line(Answers.Answer answer) {
    JsonObject data = new JsonObject();
    if (content.hasInput()) {
      data.add("endpointInput", part("INPUT", input(answer.input())));
    }
    if (content.hasOutput()) {
      data.add("endpointOutput", part("OUTPUT", PredictionJson.of(answer.output())));
    }
    JsonObject meta = new JsonObject();
    meta.addProperty("eventId", answer.eventId());
    if (answer.inferenceId() != null) {
      meta.addProperty("inferenceId", answer.inferenceId());
    }
    meta.addProperty("inferenceTime", answer.time().toString());
    JsonObject record = new JsonObject();
    record.add("captureData", data);
    record.add("eventMetadata", meta);
    record.addProperty("eventVersion", "0");
    byte[] line = LineText.utf8(LineText.of(Json.line(record)));
    if (line.length > MAX_LINE_BYTES) {
      throw new IllegalArgumentException(
          "Capture: record must be at most %s bytes, but was %s."
              .formatted(MAX_LINE_BYTES, line.length));
    }
    return line;
  }

  private static JsonObject part(String mode, JsonObject data) {
    JsonObject part = new JsonObject();
    part.addProperty("observedContentType", "application/json");
    part.addProperty("mode", mode);
    part.addProperty("data", Json.line(data));
    part.addProperty("encoding", "JSON");
    return part;
  }

  private JsonObject input(Row row) {
    JsonObject data = new JsonObject();
    for (Field field : inputs.fields()) {
      int index = row.schema().indexOf(field.name());
      String text = row.text(index);
      data.add(field.name(), text == null ? JsonNull.INSTANCE : value(field, row, index, text));
    }
    return data;
  }

  private static JsonPrimitive value(Field field, Row row, int index, String text) {
    FieldType given = row.schema().fields().get(index).type();
    if (!field.type().isNumber() || given == FieldType.DATETIME && field.type() == given) {
      return new JsonPrimitive(text);
    }
    if (!given.isNumber()) {
      throw new IllegalArgumentException(
          "Capture: input '%s' must be a number, but was '%s'.".formatted(field.name(), text));
    }
    if (given == FieldType.BOOLEAN && field.type() == given) {
      return new JsonPrimitive(row.number(index) != 0);
    }
    return given == FieldType.INTEGER
        ? whole(text, row.number(index))
        : Json.number(row.number(index));
  }

  /** By its text, as not every whole number of 64 bits is a double. */
  private static JsonPrimitive whole(String text, double number) {
    try {
      return new JsonPrimitive(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Json.number(number);
    }
  }

  /**
   * Reads a record. An input that the record lacks is missing in the row; one that the model does
   * not know is left out.
   *
   * @throws ModelFormatException if the line is anything else
   */
  CaptureRecord record(String line) {
    try {
      JsonObject record = Json.object("record", line);
      JsonObject data = record.getAsJsonObject("captureData");
      if (data.has("endpointInput") != data.has("endpointOutput")) {
        throw new ModelFormatException(
            "record: request and answer must both be captured, but only one of them was. Maybe read the folder with CaptureFiles.of(...).");
      }
      JsonObject meta = record.getAsJsonObject("eventMetadata");
      JsonElement id = meta.has("inferenceId") ? meta.get("inferenceId") : meta.get("eventId");
      return new CaptureRecord(
          id.getAsString(),
          Instant.parse(meta.get("inferenceTime").getAsString()),
          row(data(data, "endpointInput")),
          PredictionJson.read(data(data, "endpointOutput")));
    } catch (NullPointerException
        | ClassCastException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | DateTimeException e) {
      // Gson's ways of saying that a member is not there or is of another kind.
      throw new ModelFormatException("record: a member is not there or of another kind.", e);
    }
  }

  private static JsonObject data(JsonObject captured, String part) {
    JsonObject envelope = captured.getAsJsonObject(part);
    String encoding = envelope.get("encoding").getAsString();
    if (!encoding.equals("JSON")) {
      throw new ModelFormatException(
          "record: encoding must be JSON, but was '%s'.".formatted(encoding));
    }
    return Json.object(part, envelope.get("data").getAsString());
  }

  private Row row(JsonObject data) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Field field : inputs.fields()) {
      JsonElement element = data.get(field.name());
      boolean missing = element == null || element.isJsonNull();
      values.add(missing ? null : value(field.type(), element.getAsJsonPrimitive()));
    }
    return Row.of(inputs, values);
  }

  private static Object value(FieldType type, JsonPrimitive value) {
    if (!type.isNumber()) {
      return value.getAsString();
    }
    if (value.isBoolean()) {
      return value.getAsBoolean();
    }
    if (type == FieldType.DATETIME && value.isString()) {
      return Instant.parse(value.getAsString());
    }
    return number(value.getAsString());
  }

  private static Number number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return Double.valueOf(text);
    }
  }
}
