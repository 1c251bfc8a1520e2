package org.sagekit.studio.serve.oip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.text.JsonArray;

/** The values of a tensor, sent flat or as arrays in arrays as its shape says. */
final class TensorData {
  private final String subject;
  private final long[] shape;
  private final List<@Nullable Object> values = new ArrayList<>();

  private TensorData(String subject, long[] shape) {
    this.subject = subject;
    this.shape = shape;
  }

  static JsonArray flat(String subject, JsonArray data, long[] shape) {
    long count = count(shape);
    if (data.size() > 0 && data.get(0) instanceof JsonArray) {
      TensorData nested = new TensorData(subject, shape);
      nested.add(data, 0);
      return JsonArray.of(nested.values.toArray());
    }
    if (data.size() != count) {
      throw new IllegalArgumentException(
          "%s: 'data' must have %s values, as the shape %s says, but had %s."
              .formatted(
                  subject,
                  count == Long.MAX_VALUE ? "more" : count,
                  Arrays.toString(shape),
                  data.size()));
    }
    return data;
  }

  /** The product; as much as a long can hold if it is more. */
  private static long count(long[] shape) {
    long count = 1;
    for (long side : shape) {
      long high = Math.multiplyHigh(count, side);
      count = high != 0 || count * side < 0 ? Long.MAX_VALUE : count * side;
    }
    return count;
  }

  private void add(@Nullable Object part, int dimension) {
    if (dimension == shape.length) {
      values.add(part);
      return;
    }
    if (!(part instanceof JsonArray array) || array.size() != shape[dimension]) {
      throw new IllegalArgumentException(
          "%s: 'data' must be flat, or arrays in arrays as the shape %s says."
              .formatted(subject, Arrays.toString(shape)));
    }
    for (int i = 0; i < array.size(); i++) {
      add(array.get(i), dimension + 1);
    }
  }
}
