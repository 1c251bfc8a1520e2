package org.sagekit.monitor.compare;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/**
 * Rows from outside made into what the model can be asked. What they lack is missing, and that is
 * said.
 */
public final class Alignment {
  private Alignment() {}

  /**
   * The rows with every input of the model.
   *
   * @param rows of the caller
   * @param inputs of the model
   * @param violations what is not as it should be is added here
   * @return rows with all inputs
   */
  public static Dataset aligned(Dataset rows, List<Field> inputs, List<Violation> violations) {
    Dataset aligned = rows;
    for (Field input : inputs) {
      if (!rows.schema().has(input.name())) {
        violations.add(
            new Violation(
                input.name(),
                Check.MISSING_COLUMN,
                "Column '%s' is not there.".formatted(input.name())));
        aligned = with(aligned, input.name(), missing(input.type(), rows.size()));
      } else if (input.type().isNumber() && !rows.column(input.name()).type().isNumber()) {
        Column given = rows.column(input.name());
        Column numbers = numbers(given);
        violations.add(
            new Violation(
                input.name(),
                Check.DATA_TYPE,
                "Column '%s' holds %s instead of %s; %s of its values are no numbers and count as missing."
                    .formatted(
                        input.name(),
                        given.type(),
                        input.type(),
                        numbers.missing() - given.missing())));
        aligned = with(aligned, input.name(), numbers);
      }
    }
    return aligned;
  }

  private static Dataset with(Dataset rows, String name, Column column) {
    return rows.with(Field.of(name, column.type()), column);
  }

  private static Column missing(FieldType type, int size) {
    if (type.isNumber()) {
      double[] numbers = new double[size];
      Arrays.fill(numbers, Double.NaN);
      return Column.ofNumbers(numbers);
    }
    return Column.ofCategories(Collections.<@Nullable String>nCopies(size, null));
  }

  private static Column numbers(Column texts) {
    double[] numbers = new double[texts.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = number(texts.text(row));
    }
    return Column.ofNumbers(numbers);
  }

  private static double number(@Nullable String text) {
    try {
      return text == null ? Double.NaN : Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
