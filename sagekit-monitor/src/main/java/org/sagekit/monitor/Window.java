package org.sagekit.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.monitor.compare.Forms;
import org.sagekit.monitor.quality.RecordValues;

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
          records.stream()
              .mapToDouble(record -> RecordValues.number(record.input(), input))
              .toArray());
    }
    List<@Nullable String> texts = new ArrayList<>();
    for (CaptureRecord record : records) {
      texts.add(RecordValues.text(record.input(), input));
    }
    return Forms.of(input.type()) == FieldType.TEXT
        ? Column.ofTexts(texts)
        : Column.ofCategories(texts);
  }
}
