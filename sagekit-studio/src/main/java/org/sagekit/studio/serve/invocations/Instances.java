package org.sagekit.studio.serve.invocations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.rows.Cells;
import org.sagekit.studio.serve.rows.Inputs;
import org.sagekit.studio.serve.rows.RecordCells;
import org.sagekit.studio.serve.text.JsonArray;
import org.sagekit.studio.serve.text.JsonObject;
import org.sagekit.studio.serve.text.Texts;

/**
 * SageMaker's common data format for inference: {@code {"instances":[{"features":[1.5,16]}]}}, also
 * with {@code {"data":{"features":{"values":[1.5,16]}}}}, sparse with {@code
 * {"keys":[0],"shape":[2],"values":[1.5]}} for the values, or objects by the names of the columns.
 * {@code features} and {@code data} are shapes only if they hold an array or an object, which no
 * value of a column is.
 */
final class Instances {
  private static final List<String> TOP = List.of("instances", "configuration");
  private static final List<String> SPARSE = List.of("keys", "shape", "values");
  private static final List<String> DENSE = List.of("values");

  private Instances() {}

  static Cells cells(JsonObject body, Inputs inputs) {
    body.allowOnly("Request", names());
    if (!(body.get("instances") instanceof JsonArray instances)) {
      throw new IllegalArgumentException("Request: 'instances' must be an array.");
    }
    List<@Nullable Object> records = new ArrayList<>(instances.size());
    for (int i = 0; i < instances.size(); i++) {
      records.add(record(instances.get(i)));
    }
    return RecordCells.of(inputs, records);
  }

  /** All names that a body may have, whosever shape it is. */
  private static List<String> names() {
    List<String> names = new ArrayList<>(TOP);
    names.addAll(Frames.NAMES);
    return names;
  }

  /** One instance as an array in the order of the inputs, or as an object by their names. */
  static @Nullable Object record(@Nullable Object instance) {
    if (!(instance instanceof JsonObject object)) {
      return instance;
    }
    Object data = object.get("data");
    if (data instanceof JsonObject inner && inner.has("features")) {
      return features(inner.get("features"));
    }
    Object features = object.get("features");
    return features instanceof JsonArray || features instanceof JsonObject
        ? features(features)
        : instance;
  }

  private static @Nullable Object features(@Nullable Object features) {
    if (!(features instanceof JsonObject object)) {
      return features;
    }
    if (object.has("keys")) {
      object.allowOnly("Request", SPARSE);
      return SparseValues.dense(object);
    }
    object.allowOnly("Request", DENSE);
    Object values = object.get("values");
    if (!(values instanceof JsonArray)) {
      throw new IllegalArgumentException(
          "Request: 'values' must be an array, but was %s.".formatted(Texts.shown(values)));
    }
    return values;
  }
}
