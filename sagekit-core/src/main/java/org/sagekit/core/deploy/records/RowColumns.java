package org.sagekit.core.deploy.records;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.FlatRow;

/** Makes a dataset of rows that fit its schema. */
final class RowColumns {
  private RowColumns() {}

  static Dataset of(String name, Schema schema, List<FlatRow> rows) {
    List<Column> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      columns.add(field.type().isNumber() ? numbers(field, rows) : texts(field, rows));
    }
    return Dataset.of(name, schema, columns);
  }

  private static Column texts(Field field, List<FlatRow> rows) {
    List<@Nullable String> texts = new ArrayList<>(rows.size());
    for (FlatRow row : rows) {
      texts.add(RowTyping.text(row.value(field.name())));
    }
    return field.type() == FieldType.TEXT ? Column.ofTexts(texts) : Column.ofCategories(texts);
  }

  private static Column numbers(Field field, List<FlatRow> rows) {
    BitSet missing = new BitSet();
    long[] whole = new long[rows.size()];
    double[] real = new double[rows.size()];
    for (int i = 0; i < whole.length; i++) {
      Object value = rows.get(i).value(field.name());
      Number number = value == null ? null : RowTyping.number(field.type(), value);
      missing.set(i, number == null);
      whole[i] = number == null ? 0 : number.longValue();
      real[i] = number == null ? Double.NaN : number.doubleValue();
    }
    return switch (field.type()) {
      case INTEGER -> IntegerColumn.of(whole, missing);
      case BOOLEAN -> flags(whole, missing);
      case DATETIME -> times(whole, missing);
      default -> Column.ofNumbers(real);
    };
  }

  private static Column flags(long[] whole, BitSet missing) {
    byte[] flags = new byte[whole.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = (byte) (missing.get(i) ? -1 : whole[i]);
    }
    return BooleanColumn.of(flags);
  }

  private static Column times(long[] whole, BitSet missing) {
    missing.stream().forEach(i -> whole[i] = DateTimeColumn.MISSING);
    return DateTimeColumn.of(whole);
  }
}
