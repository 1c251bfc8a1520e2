package org.sagekit.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.monitor.compare.Forms;

/**
 * The records that are looked at, column by column. Values are compared in the form of their
 * field's type.
 */
record Window(List<CaptureRecord> records) {

  int size() {
    return records.size();
  }

  /** The values of an input; missing where a record does not have it. */
  Column column(Field input) {
    if (Forms.of(input.type()) == FieldType.NUMERIC) {
      return Column.ofNumbers(
          records.stream().mapToDouble(record -> number(record.input(), input.name())).toArray());
    }
    List<@Nullable String> texts = new ArrayList<>();
    for (CaptureRecord record : records) {
      texts.add(text(record.input(), input));
    }
    return Forms.of(input.type()) == FieldType.TEXT
        ? Column.ofTexts(texts)
        : Column.ofCategories(texts);
  }

  private static double number(Row row, String name) {
    boolean there = row.schema().has(name) && row.schema().field(name).type().isNumber();
    return there ? row.number(row.schema().indexOf(name)) : Double.NaN;
  }

  private static @Nullable String text(Row row, Field input) {
    if (!row.schema().has(input.name())) {
      return null;
    }
    int index = row.schema().indexOf(input.name());
    String text = row.text(index);
    boolean number = text != null && row.schema().fields().get(index).type().isNumber();
    // A boolean may have been given as 0 or 1; any other number stays what it is.
    boolean flag = number && (row.number(index) == 0 || row.number(index) == 1);
    return flag && input.type() == FieldType.BOOLEAN
        ? String.valueOf(row.number(index) == 1)
        : text;
  }
}
