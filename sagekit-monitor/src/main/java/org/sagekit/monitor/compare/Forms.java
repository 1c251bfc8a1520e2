package org.sagekit.monitor.compare;

import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.core.data.Columns;

/**
 * The three forms in which values are compared: numbers and times as numbers, categories and
 * booleans as categories, text as text. So it does not matter whether 39 was a whole number or a
 * real one.
 */
public final class Forms {
  private Forms() {}

  /**
   * The form of a type.
   *
   * @param type of a field
   * @return NUMERIC, CATEGORICAL or TEXT
   */
  public static FieldType of(FieldType type) {
    return switch (type) {
      case NUMERIC, INTEGER, DATETIME -> FieldType.NUMERIC;
      case BOOLEAN, CATEGORICAL -> FieldType.CATEGORICAL;
      case TEXT -> FieldType.TEXT;
    };
  }

  /**
   * A column in the form of its own type.
   *
   * @param column of any type
   * @return a column of numbers, categories or text
   */
  public static Column of(Column column) {
    if (column instanceof BooleanColumn booleans) {
      return categories(booleans);
    }
    return Columns.to(of(column.type()), column);
  }

  private static Column categories(BooleanColumn booleans) {
    int[] codes = new int[booleans.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = booleans.isMissing(row) ? -1 : (int) booleans.number(row);
    }
    return CategoricalColumn.of(codes, java.util.List.of("false", "true"));
  }
}
