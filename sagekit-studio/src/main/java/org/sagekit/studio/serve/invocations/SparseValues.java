package org.sagekit.studio.serve.invocations;

import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.text.JsonArray;
import org.sagekit.studio.serve.text.JsonObject;
import org.sagekit.studio.serve.text.Texts;

/**
 * Values of which only some are told: {@code {"keys":[26,182],"shape":[2000],"values":[2.0,0.5]}}.
 * All others are 0, as SageMaker says.
 */
final class SparseValues {
  /** No model has more inputs, and a few bytes must not ask for much memory. */
  private static final int MOST = 100_000;

  private static final Long ZERO = 0L;

  private SparseValues() {}

  static JsonArray dense(JsonObject sparse) {
    JsonArray keys = array(sparse, "keys");
    JsonArray values = array(sparse, "values");
    JsonArray shape = array(sparse, "shape");
    Object width = shape.size() == 1 ? shape.get(0) : null;
    if (!(width instanceof Long whole && whole >= 1 && whole <= MOST)) {
      throw new IllegalArgumentException(
          "Request: 'shape' must be one whole number from 1 to %s.".formatted(MOST));
    }
    if (keys.size() != values.size()) {
      throw new IllegalArgumentException(
          "Request: 'values' must be as many as the %s keys, but were %s."
              .formatted(keys.size(), values.size()));
    }
    @Nullable Object[] dense = new @Nullable Object[whole.intValue()];
    java.util.Arrays.fill(dense, ZERO);
    boolean[] told = new boolean[dense.length];
    for (int i = 0; i < keys.size(); i++) {
      int key = key(keys.get(i), told);
      dense[key] = values.get(i);
    }
    return JsonArray.of(dense);
  }

  private static JsonArray array(JsonObject sparse, String name) {
    if (sparse.get(name) instanceof JsonArray array) {
      return array;
    }
    throw new IllegalArgumentException("Request: '%s' must be an array.".formatted(name));
  }

  private static int key(@Nullable Object sent, boolean[] told) {
    if (!(sent instanceof Long key) || key < 0 || key >= told.length || told[key.intValue()]) {
      throw new IllegalArgumentException(
          "Request: 'keys' must be different whole numbers from 0 to %s, but one was %s."
              .formatted(told.length - 1, Texts.shown(sent)));
    }
    told[key.intValue()] = true;
    return key.intValue();
  }
}
