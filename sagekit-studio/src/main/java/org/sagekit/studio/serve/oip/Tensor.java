package org.sagekit.studio.serve.oip;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.studio.serve.text.JsonArray;
import org.sagekit.studio.serve.text.JsonObject;
import org.sagekit.studio.serve.text.Texts;

/**
 * A tensor of a request.
 *
 * @param name the client's own
 * @param rows the first number of its shape
 * @param width the product of the others, 1 if there are none
 * @param values row by row
 */
record Tensor(String name, int rows, int width, JsonArray values) {
  private static final List<String> KEYS =
      List.of("name", "shape", "datatype", "parameters", "data");
  private static final int MOST_DIMENSIONS = 8;

  static Tensor of(@Nullable Object sent) {
    if (!(sent instanceof JsonObject object) || !(object.get("name") instanceof String name)) {
      throw new IllegalArgumentException(
          "Request: each of 'inputs' must be an object with a name, but was %s."
              .formatted(Texts.shown(sent)));
    }
    String subject = "Request: input '" + Texts.brief(name) + "'";
    object.allowOnly(subject, KEYS);
    requireText(subject, object.get("parameters"));
    long[] shape = shape(subject, object.get("shape"));
    if (!(object.get("data") instanceof JsonArray data)) {
      throw new IllegalArgumentException(subject + ": 'data' must be an array.");
    }
    Datatype type = datatype(subject, object.get("datatype"));
    JsonArray flat = TensorData.flat(subject, data, shape);
    for (int i = 0; i < flat.size(); i++) {
      if (!type.holds(flat.get(i))) {
        throw new IllegalArgumentException(
            "%s: value %s must be of type %s, but was %s."
                .formatted(subject, i, type, Texts.shown(flat.get(i))));
      }
    }
    int rows = (int) shape[0];
    return new Tensor(name, rows, rows == 0 ? 1 : flat.size() / rows, flat);
  }

  private static void requireText(String subject, @Nullable Object parameters) {
    if (parameters instanceof JsonObject object && object.has("binary_data_size")) {
      throw new IllegalArgumentException(
          subject + ": binary data is not read here. Maybe send it as JSON.");
    }
    if (parameters != null && !(parameters instanceof JsonObject)) {
      throw new IllegalArgumentException(subject + ": 'parameters' must be an object.");
    }
  }

  private static Datatype datatype(String subject, @Nullable Object sent) {
    String name = sent instanceof String text ? text : "";
    return Datatype.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: datatype must be known, but was %s.%s"
                        .formatted(
                            subject,
                            Texts.shown(sent),
                            Problems.didYouMean(name, Datatype.names()))));
  }

  private static long[] shape(String subject, @Nullable Object sent) {
    JsonArray sides = sent instanceof JsonArray array ? array : JsonArray.of();
    boolean fits = sides.size() >= 1 && sides.size() <= MOST_DIMENSIONS;
    long[] shape = new long[fits ? sides.size() : 0];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = sides.get(i) instanceof Long side ? side : -1;
    }
    if (!fits || Arrays.stream(shape).anyMatch(side -> side < 0)) {
      throw new IllegalArgumentException(
          "%s: 'shape' must be from 1 to %s whole numbers of 0 or more."
              .formatted(subject, MOST_DIMENSIONS));
    }
    return shape;
  }
}
