package org.sagekit.studio.serve.oip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.studio.serve.http.Call;
import org.sagekit.studio.serve.text.JsonArray;
import org.sagekit.studio.serve.text.JsonObject;
import org.sagekit.studio.serve.text.JsonReader;
import org.sagekit.studio.serve.text.Texts;

/**
 * A request for inference.
 *
 * @param id the client's own, to be echoed
 * @param inputs at least one
 * @param outputs the names of what is asked for, in their order; empty for all
 */
record InferRequest(Optional<String> id, List<Tensor> inputs, List<String> outputs) {
  private static final List<String> KEYS = List.of("id", "parameters", "inputs", "outputs");
  private static final List<String> OUTPUT_KEYS = List.of("name", "parameters");
  private static final int LONGEST_ID = 1_000;

  static InferRequest of(Call call) {
    call.type(List.of("application/json"));
    if (call.headers().get("Inference-Header-Content-Length") != null) {
      throw new IllegalArgumentException(
          "Request: binary data is not read here. Maybe send it as JSON.");
    }
    if (!(JsonReader.read(call.body(), 0, call.size()) instanceof JsonObject object)) {
      throw new IllegalArgumentException("Request: body must be one JSON object.");
    }
    object.allowOnly("Request", KEYS);
    requireJson(object.get("parameters"), "binary_data_output");
    if (!(object.get("inputs") instanceof JsonArray sent) || sent.size() == 0) {
      throw new IllegalArgumentException("Request: 'inputs' must be an array of tensors.");
    }
    List<Tensor> inputs = new ArrayList<>(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      inputs.add(Tensor.of(sent.get(i)));
    }
    return new InferRequest(id(object.get("id")), inputs, outputs(object.get("outputs")));
  }

  private static Optional<String> id(@Nullable Object sent) {
    if (sent == null) {
      return Optional.empty();
    }
    if (sent instanceof String id && id.length() <= LONGEST_ID) {
      return Optional.of(id);
    }
    throw new IllegalArgumentException(
        "Request: 'id' must be a text of at most %s characters.".formatted(LONGEST_ID));
  }

  private static List<String> outputs(@Nullable Object sent) {
    List<String> names = new ArrayList<>();
    if (sent != null && !(sent instanceof JsonArray)) {
      throw new IllegalArgumentException("Request: 'outputs' must be an array.");
    }
    for (int i = 0; sent instanceof JsonArray array && i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonObject output)
          || !(output.get("name") instanceof String name)) {
        throw new IllegalArgumentException(
            "Request: each of 'outputs' must be an object with a name.");
      }
      output.allowOnly("Request: output", OUTPUT_KEYS);
      requireJson(output.get("parameters"), "binary_data");
      if (!Outputs.NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "Request: output '%s' is not known.%s"
                .formatted(Texts.brief(name), Problems.didYouMean(name, Outputs.NAMES)));
      }
      names.add(name);
    }
    return names.stream().distinct().toList();
  }

  private static void requireJson(@Nullable Object parameters, String binary) {
    if (parameters != null && !(parameters instanceof JsonObject)) {
      throw new IllegalArgumentException("Request: 'parameters' must be an object.");
    }
    if (parameters instanceof JsonObject object && Boolean.TRUE.equals(object.get(binary))) {
      throw new IllegalArgumentException("Request: binary data is not written here.");
    }
  }
}
