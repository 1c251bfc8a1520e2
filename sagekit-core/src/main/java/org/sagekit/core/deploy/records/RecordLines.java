package org.sagekit.core.deploy.records;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.sagekit.api.deploy.capture.GroundTruth;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.core.internal.Json;

/**
 * Writes the lines of SageMaker's data capture, event version 0, with or without ground truth.
 * Members stand in the order in which SageMaker writes them: in a merged line the version and the
 * truth come first. Stateless and thread-safe.
 */
public final class RecordLines {
  private RecordLines() {}

  /** Writes a record on one line, without a line end. */
  public static String of(InferenceRecord record) {
    JsonObject data = new JsonObject();
    record.input().ifPresent(input -> data.add("endpointInput", part("INPUT", input)));
    record.output().ifPresent(output -> data.add("endpointOutput", part("OUTPUT", output)));
    JsonObject line = new JsonObject();
    record
        .groundTruth()
        .ifPresent(
            truth -> {
              line.addProperty("eventVersion", "0");
              line.add("groundTruthData", truth(truth));
            });
    line.add("captureData", data);
    line.add("eventMetadata", metadata(record));
    if (record.groundTruth().isEmpty()) {
      line.addProperty("eventVersion", "0");
    }
    return LineText.of(Json.line(line));
  }

  private static JsonObject part(String mode, InferenceData data) {
    JsonObject part = new JsonObject();
    data.contentType().ifPresent(type -> part.addProperty("observedContentType", type));
    part.addProperty("mode", mode);
    part.addProperty("data", data.data());
    part.addProperty("encoding", data.encoding().name());
    return part;
  }

  private static JsonObject truth(InferenceData data) {
    JsonObject truth = new JsonObject();
    truth.addProperty("data", data.data());
    truth.addProperty("encoding", data.encoding().name());
    return truth;
  }

  private static JsonObject metadata(InferenceRecord record) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("eventId", record.eventId());
    record.inferenceId().ifPresent(id -> metadata.addProperty("inferenceId", id));
    if (!record.customAttributes().isEmpty()) {
      JsonArray attributes = new JsonArray();
      record.customAttributes().forEach(attributes::add);
      metadata.add("customAttributes", attributes);
    }
    metadata.addProperty("inferenceTime", record.inferenceTime().toString());
    return metadata;
  }

  /** Writes a label as SageMaker takes it: a line without a line end. */
  public static String of(GroundTruth label) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("eventId", label.id());
    JsonObject line = new JsonObject();
    line.add("groundTruthData", truth(label.data()));
    line.add("eventMetadata", metadata);
    line.addProperty("eventVersion", "0");
    return LineText.of(Json.line(line));
  }
}
