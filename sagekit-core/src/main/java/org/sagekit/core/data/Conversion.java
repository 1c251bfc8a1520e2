package org.sagekit.core.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.TextColumn;

/**
 * The conversion of a column.
 *
 * @param column what to convert
 * @param source what stands before the row in messages
 * @param name what stands behind it
 */
record Conversion(Column column, String source, String name) {
  private static final double TWO_TO_63 = 0x1p63;

  Column to(FieldType type) {
    if (column.type() == type) {
      return column;
    }
    return switch (type) {
      case NUMERIC -> Column.ofNumbers(numbers());
      case CATEGORICAL -> Column.ofCategories(texts());
      case TEXT -> TextColumn.of(texts());
      case INTEGER -> IntegerColumn.of(wholes(type, 0), gaps());
      case DATETIME -> DateTimeColumn.of(wholes(type, DateTimeColumn.MISSING));
      case BOOLEAN -> booleans();
    };
  }

  private List<@Nullable String> texts() {
    @Nullable String[] texts = new @Nullable String[column.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = column.text(row);
    }
    return Arrays.asList(texts);
  }

  private double[] numbers() {
    return rows().mapToDouble(this::number).toArray();
  }

  private double number(int row) {
    if (column.isMissing(row)) {
      return Double.NaN;
    }
    return column.type().isNumber()
        ? column.number(row)
        : Double.parseDouble(text(row, FieldType.NUMERIC));
  }

  private long[] wholes(FieldType type, long gap) {
    return rows().mapToLong(row -> column.isMissing(row) ? gap : whole(row, type)).toArray();
  }

  private long whole(int row, FieldType type) {
    if (column instanceof IntegerColumn integers) {
      return integers.whole(row);
    }
    if (column instanceof DateTimeColumn times) {
      return times.millis(row);
    }
    if (!column.type().isNumber()) {
      String text = text(row, type);
      return type == FieldType.INTEGER ? Long.parseLong(text) : CellValues.millis(text);
    }
    double value = column.number(row);
    boolean whole = value == Math.rint(value) && Math.abs(value) < TWO_TO_63;
    require(whole, row, "must be a whole number of 64 bits, but was " + value + ".");
    return (long) value;
  }

  private BooleanColumn booleans() {
    byte[] flags = new byte[column.size()];
    for (int row = 0; row < flags.length; row++) {
      flags[row] = column.isMissing(row) ? -1 : (byte) (flag(row) ? 1 : 0);
    }
    return BooleanColumn.of(flags);
  }

  private boolean flag(int row) {
    if (!column.type().isNumber()) {
      return Boolean.TRUE.equals(CellValues.flag(text(row, FieldType.BOOLEAN)));
    }
    double value = column.number(row);
    require(value == 0 || value == 1, row, "must be 0 or 1, but was " + column.text(row) + ".");
    return value == 1;
  }

  /** The text of a row, which says a value of the type. */
  private String text(int row, FieldType type) {
    String text = String.valueOf(column.text(row));
    String refusal = CellTypes.refusal(type, text);
    require(refusal == null, row, String.valueOf(refusal));
    return text;
  }

  private void require(boolean holds, int row, String refusal) {
    if (!holds) {
      throw new DataException(source + "row " + row + name + " " + refusal);
    }
  }

  private BitSet gaps() {
    BitSet gaps = new BitSet(column.size());
    rows().filter(column::isMissing).forEach(gaps::set);
    return gaps;
  }

  private IntStream rows() {
    return IntStream.range(0, column.size());
  }
}
