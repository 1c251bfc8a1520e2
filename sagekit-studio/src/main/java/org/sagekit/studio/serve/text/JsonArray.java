package org.sagekit.studio.serve.text;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of JSON as it was read. For one thread until it is read whole, immutable afterwards. */
public final class JsonArray {
  private static final @Nullable Object[] NONE = {};

  private @Nullable Object[] values = NONE;
  private int size;

  JsonArray() {}

  /**
   * An array of values.
   *
   * @param values as {@link #get} gives them; not copied
   * @return the array
   */
  public static JsonArray of(@Nullable Object... values) {
    JsonArray array = new JsonArray();
    array.values = values;
    array.size = values.length;
    return array;
  }

  void add(@Nullable Object value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size == 0 ? 4 : size + (size >> 1) + 4);
    }
    values[size++] = value;
  }

  /**
   * How many values there are.
   *
   * @return zero or more
   */
  public int size() {
    return size;
  }

  /**
   * A value.
   *
   * @param index from 0
   * @return null, a Boolean, Long, Double or String, an array or an object
   */
  public @Nullable Object get(int index) {
    return values[Objects.checkIndex(index, size)];
  }
}
