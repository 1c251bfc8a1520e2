package org.sagekit.api.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row: the values of a schema's fields. A row of a dataset is a view; rows made by {@code of}
 * hold their values. Immutable.
 */
public interface Row {

  /**
   * The fields.
   *
   * @return in the order of the values
   */
  Schema schema();

  /**
   * A value as a number.
   *
   * @param field the index of a field
   * @return as {@link Column#number}, NaN if missing
   * @throws UnsupportedOperationException if the field is text
   */
  double number(int field);

  /**
   * A value as text.
   *
   * @param field the index of a field
   * @return as {@link Column#text}, null if missing
   */
  @Nullable String text(int field);

  /**
   * A value as text.
   *
   * @param name of a field
   * @return as {@link Column#text}, null if missing
   * @throws IllegalArgumentException if there is no such field
   */
  default @Nullable String text(String name) {
    return text(schema().indexOf(name));
  }

  /**
   * All values as text.
   *
   * @return by field name, in the order of the fields; missing values are left out
   */
  default Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (int field = 0; field < schema().size(); field++) {
      String text = text(field);
      if (text != null) {
        map.put(schema().fields().get(field).name(), text);
      }
    }
    return map;
  }

  /**
   * A row of names and values in turn: {@code Row.of("age", 39, "sex", "female")}.
   *
   * @param namesAndValues as {@link #of(Map)}
   * @return the row
   * @throws IllegalArgumentException if a name has no value, or a value's class is not known
   */
  static Row of(@Nullable Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Row: values must be as many as names, but the last name has none.");
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return of(map);
  }

  /**
   * A row of values by name. Java's types give the fields' types: Integer, Long, Short and Byte are
   * INTEGER, other numbers NUMERIC, Boolean is BOOLEAN, Instant DATETIME, and text is CATEGORICAL.
   *
   * @param valueByName null where missing
   * @return the row
   * @throws IllegalArgumentException if a value's class is not known
   */
  static Row of(Map<String, ? extends @Nullable Object> valueByName) {
    List<Field> fields = new ArrayList<>();
    valueByName.forEach((name, value) -> fields.add(Field.of(name, ValuesRow.typeOf(name, value))));
    return of(Schema.of(fields), new ArrayList<>(valueByName.values()));
  }

  /**
   * A row of a given schema.
   *
   * @param schema the fields
   * @param values one a field; null where missing
   * @return the row
   * @throws IllegalArgumentException if there are more or fewer values than fields, or one is not
   *     of its field's type
   */
  static Row of(Schema schema, List<? extends @Nullable Object> values) {
    Objects.requireNonNull(values, "values");
    return ValuesRow.of(schema, values);
  }
}
