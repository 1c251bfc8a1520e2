package org.sagekit.core.train;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;

/** What was really the case, for those who judge predictions by it. */
final class Truth {
  /** The code of a class that the model does not know. */
  static final int UNKNOWN = -1;

  private Truth() {}

  /**
   * Checks that predictions belong to rows.
   *
   * @throws IllegalArgumentException if no field is the target, if there are more or fewer
   *     predictions than rows, or none
   */
  static void check(Predictions predictions, Dataset rows) {
    rows.schema().target();
    Problems.of("Evaluation of '" + rows.name() + "'")
        .require(
            predictions.size() == rows.size(),
            "predictions",
            "one a row, " + rows.size(),
            predictions.size())
        .require(rows.size() > 0, "rows", "at least one", "none")
        .throwIfAny();
  }

  /**
   * The classes, each as its place among those of the predictions.
   *
   * @return {@link #UNKNOWN} for a class that is not among them
   * @throws DataException if a target is missing
   */
  static int[] codes(Predictions predictions, Dataset rows) {
    check(predictions, rows);
    Column target = rows.target();
    Map<String, Integer> codeByClass = new HashMap<>();
    for (String name : predictions.classes()) {
      codeByClass.put(name, codeByClass.size());
    }
    int[] codes = new int[rows.size()];
    for (int row = 0; row < codes.length; row++) {
      String text = target.text(row);
      if (text == null) {
        throw missing(rows, row);
      }
      codes[row] = codeByClass.getOrDefault(text, UNKNOWN);
    }
    return codes;
  }

  /**
   * The numbers.
   *
   * @throws DataException if one is missing or not finite, or the target is no number
   */
  static double[] numbers(Predictions predictions, Dataset rows) {
    check(predictions, rows);
    Column target = rows.target();
    String name = rows.schema().target().name();
    if (!target.type().isNumber()) {
      throw new DataException(
          "Dataset '%s': target '%s' must be a number, but was %s."
              .formatted(rows.name(), name, target.type()));
    }
    double[] numbers = new double[rows.size()];
    for (int row = 0; row < numbers.length; row++) {
      if (target.isMissing(row)) {
        throw missing(rows, row);
      }
      numbers[row] =
          Numbers.finite(
              target.number(row), "Dataset '%s': target '%s'".formatted(rows.name(), name), row);
    }
    return numbers;
  }

  /** Whether each row is of a class. */
  static boolean[] isClass(int[] codes, int ofClass) {
    boolean[] is = new boolean[codes.length];
    for (int row = 0; row < is.length; row++) {
      is[row] = codes[row] == ofClass;
    }
    return is;
  }

  /** One column of the predictions. */
  static double[] column(Predictions predictions, int index) {
    double[] column = new double[predictions.size()];
    Arrays.setAll(column, row -> predictions.value(row, index));
    return column;
  }

  private static DataException missing(Dataset rows, int row) {
    return new DataException(
        "Dataset '%s': target '%s' must have a value in every row to judge by, but row %s has none."
            .formatted(rows.name(), rows.schema().target().name(), row));
  }
}
