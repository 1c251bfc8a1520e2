package org.sagekit.monitor.quality;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;

/** What a captured row holds of an input of the model, which may have been given otherwise. */
public final class RecordValues {
  private RecordValues() {}

  /**
   * The value as a number.
   *
   * @param row of a record
   * @param input of the model
   * @return NaN if it is not there, missing or no number
   */
  public static double number(Row row, Field input) {
    if (!row.schema().has(input.name())) {
      return Double.NaN;
    }
    int index = row.schema().indexOf(input.name());
    FieldType type = row.schema().fields().get(index).type();
    return type.isNumber() ? row.number(index) : Double.NaN;
  }

  /**
   * The value as text. A boolean may have been given as 0 or 1; any other number stays what it is.
   *
   * @param row of a record
   * @param input of the model
   * @return null if it is not there or missing
   */
  public static @Nullable String text(Row row, Field input) {
    if (!row.schema().has(input.name())) {
      return null;
    }
    int index = row.schema().indexOf(input.name());
    String text = row.text(index);
    boolean number = text != null && row.schema().fields().get(index).type().isNumber();
    boolean flag = number && (row.number(index) == 0 || row.number(index) == 1);
    return flag && input.type() == FieldType.BOOLEAN
        ? String.valueOf(row.number(index) == 1)
        : text;
  }
}
