package org.sagekit.core.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.sagekit.api.data.Field;

/**
 * In which direction predictions may go with a column.
 *
 * @param directionByField 1 or -1
 */
record MonotoneConstraints(Map<String, Integer> directionByField) {

  /**
   * Reads constraints.
   *
   * @param text such as {@code age=+1,price=-1}
   * @param rows whose columns they name
   * @throws IllegalArgumentException if a column is not there or no number
   */
  static MonotoneConstraints of(String text, TrainingRows rows) {
    Map<String, Integer> directions = new LinkedHashMap<>();
    for (String part : text.split(",")) {
      int sign = part.lastIndexOf('=');
      Field field = rows.features().schema().field(part.substring(0, sign).strip());
      if (!field.type().isNumber()) {
        throw new IllegalArgumentException(
            "xgboost: monotone_constraints must name columns of numbers, but '%s' is %s."
                .formatted(field.name(), field.type()));
      }
      directions.put(field.name(), part.substring(sign + 1).equals("+1") ? 1 : -1);
    }
    return new MonotoneConstraints(directions);
  }

  /** As the library takes them: one a number. */
  String on(Encoding encoding) {
    return encoding.fields().stream()
        .map(field -> Integer.toString(directionByField.getOrDefault(field, 0)))
        .collect(Collectors.joining(",", "(", ")"));
  }
}
