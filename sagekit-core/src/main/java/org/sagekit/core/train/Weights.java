package org.sagekit.core.train;

import java.util.Arrays;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Role;

/** How much each row counts. */
final class Weights {
  private Weights() {}

  /**
   * Reads the column in the role {@link Role#WEIGHT}.
   *
   * @return one a row, zero or more; all 1 if there is no such column
   * @throws DataException if one is missing, negative or not finite
   */
  static double[] of(Dataset rows) {
    double[] weights = new double[rows.size()];
    Optional<Field> field = rows.schema().with(Role.WEIGHT);
    if (field.isEmpty()) {
      Arrays.fill(weights, 1);
      return weights;
    }
    String name = field.get().name();
    String subject = "Dataset '%s': weight '%s'".formatted(rows.name(), name);
    if (!field.get().type().isNumber()) {
      throw new DataException(
          "%s must be a number, but was %s.".formatted(subject, field.get().type()));
    }
    Column column = rows.column(name);
    for (int row = 0; row < weights.length; row++) {
      weights[row] = Numbers.finite(column.number(row), subject, row);
      if (!(weights[row] >= 0)) {
        throw new DataException(
            "%s must be zero or more in every row, but was %s in row %s."
                .formatted(subject, Double.toString(weights[row]), row));
      }
    }
    return weights;
  }
}
