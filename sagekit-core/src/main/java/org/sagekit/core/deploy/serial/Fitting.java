package org.sagekit.core.deploy.serial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;

/**
 * Columns as the type that is wanted, so that a function need not care whether a request said 39 or
 * 39.0. No value changes: a column whose values the type can't hold stays what it is.
 */
final class Fitting {
  private Fitting() {}

  /** A column of a type, or as it was. */
  static Column of(FieldType wanted, Column column) {
    if (column.type() == wanted) {
      return column;
    }
    return switch (wanted) {
      case CATEGORICAL -> Column.ofCategories(texts(column));
      case TEXT -> Column.ofTexts(texts(column));
      case NUMERIC -> Column.ofNumbers(numbers(column));
      case INTEGER, BOOLEAN, DATETIME -> ofWholes(wanted, column);
    };
  }

  private static List<@Nullable String> texts(Column column) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      texts.add(column.text(row));
    }
    return texts;
  }

  /** Texts are missing here: those that are not are no numbers. */
  private static double[] numbers(Column column) {
    double[] values = new double[column.size()];
    Arrays.fill(values, Double.NaN);
    for (int row = 0; row < values.length && column.type().isNumber(); row++) {
      values[row] = column.number(row);
    }
    return values;
  }

  private static Column ofWholes(FieldType wanted, Column column) {
    double[] values = numbers(column);
    Column made =
        switch (wanted) {
          case INTEGER -> integers(values);
          case BOOLEAN -> booleans(values);
          default -> times(values);
        };
    for (int row = 0; row < values.length; row++) {
      if (Double.compare(made.number(row), values[row]) != 0) {
        return column;
      }
    }
    return made;
  }

  private static Column integers(double[] values) {
    BitSet missing = new BitSet();
    long[] wholes = new long[values.length];
    for (int row = 0; row < values.length; row++) {
      missing.set(row, Double.isNaN(values[row]));
      wholes[row] = (long) values[row];
    }
    return IntegerColumn.of(wholes, missing);
  }

  private static Column booleans(double[] values) {
    @Nullable Boolean[] flags = new @Nullable Boolean[values.length];
    for (int row = 0; row < values.length; row++) {
      flags[row] = Double.isNaN(values[row]) ? null : (Boolean) (values[row] == 1);
    }
    return BooleanColumn.of(flags);
  }

  private static Column times(double[] values) {
    long[] millis = new long[values.length];
    for (int row = 0; row < values.length; row++) {
      millis[row] = Double.isNaN(values[row]) ? DateTimeColumn.MISSING : (long) values[row];
    }
    return DateTimeColumn.of(millis);
  }
}
