package org.sagekit.api.deploy.capture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;

/**
 * A row whose columns nobody has declared: each has a name and a value, which is a text, a boolean,
 * a whole number ({@link Long}), another number ({@link Double}) or missing (null). Immutable.
 */
public final class FlatRow {
  private final Map<String, @Nullable Object> valueByName;

  private FlatRow(Map<String, @Nullable Object> valueByName) {
    this.valueByName = valueByName;
  }

  /**
   * A row of values by name.
   *
   * @param valueByName null where missing; the names are not blank. NaN is missing. Numbers other
   *     than Integer, Long, Short and Byte are taken as a Double
   * @return the row, its columns in the order of the map
   * @throws IllegalArgumentException if a name is blank or a value's class is not known
   */
  public static FlatRow of(Map<String, ? extends @Nullable Object> valueByName) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    valueByName.forEach(
        (name, value) ->
            copy.put(Problems.notBlank("FlatRow", "column name", name), plain(name, value)));
    return new FlatRow(Collections.unmodifiableMap(copy));
  }

  private static @Nullable Object plain(String name, @Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (value instanceof CharSequence || value instanceof Enum<?>) {
      return value.toString();
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Number number) {
      return Double.isNaN(number.doubleValue()) ? null : (Object) number.doubleValue();
    }
    throw new IllegalArgumentException(
        "FlatRow: value of '%s' must be a number, boolean or text, but was a %s."
            .formatted(name, value.getClass().getName()));
  }

  /**
   * The names of the columns, also of those whose value is missing.
   *
   * @return in the order of the columns
   */
  public Set<String> names() {
    return valueByName.keySet();
  }

  /**
   * A value.
   *
   * @param name of a column
   * @return a String, Boolean, Long or Double; null if it is missing or there is no such column
   */
  public @Nullable Object value(String name) {
    return valueByName.get(name);
  }

  /**
   * All values.
   *
   * @return by name, null where missing; can't be changed
   */
  public Map<String, @Nullable Object> toMap() {
    return valueByName;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FlatRow row && valueByName.equals(row.valueByName);
  }

  @Override
  public int hashCode() {
    return Objects.hash(valueByName);
  }

  @Override
  public String toString() {
    return valueByName.toString();
  }
}
