package org.sagekit.core.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.NumericColumn;
import org.sagekit.api.data.TextColumn;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** Columns in bytes. Every row takes a byte at least, so no few bytes can claim many rows. */
final class ColumnForms {
  private static final int MISSING = -1;

  private ColumnForms() {}

  static void write(Encoder out, Column column) {
    if (column instanceof NumericColumn numbers) {
      // All NaN are one: equal columns give equal bytes.
      out.reals(
          Arrays.stream(numbers.toArray()).map(v -> Double.isNaN(v) ? Double.NaN : v).toArray());
    } else if (column instanceof IntegerColumn integers) {
      Wholes.write(out, rows(column).mapToLong(integers::whole).toArray());
      writeGaps(out, column);
    } else if (column instanceof DateTimeColumn times) {
      Wholes.write(
          out,
          rows(column).mapToLong(row -> times.isMissing(row) ? 0 : times.millis(row)).toArray());
      writeGaps(out, column);
    } else if (column instanceof BooleanColumn) {
      Wholes.write(
          out,
          rows(column)
              .mapToLong(row -> column.isMissing(row) ? MISSING : (long) column.number(row))
              .toArray());
    } else if (column instanceof CategoricalColumn categories) {
      out.texts(categories.levels());
      Wholes.write(out, rows(column).mapToLong(categories::code).toArray());
    } else {
      writeTexts(out, column);
    }
  }

  private static void writeTexts(Encoder out, Column column) {
    Map<String, Integer> codeByText = new LinkedHashMap<>();
    long[] codes = new long[column.size()];
    for (int row = 0; row < codes.length; row++) {
      String text = column.text(row);
      int next = codeByText.size();
      codes[row] = text == null ? MISSING : codeByText.computeIfAbsent(text, key -> next);
    }
    out.texts(codeByText.keySet());
    Wholes.write(out, codes);
  }

  private static void writeGaps(Encoder out, Column column) {
    byte[] gaps = gaps(column).toByteArray();
    out.number(gaps.length).bytes(gaps);
  }

  private static BitSet gaps(Column column) {
    BitSet gaps = new BitSet();
    rows(column).filter(column::isMissing).forEach(gaps::set);
    return gaps;
  }

  private static IntStream rows(Column column) {
    return IntStream.range(0, column.size());
  }

  static Column read(Decoder in, FieldType type) {
    return switch (type) {
      case NUMERIC -> Column.ofNumbers(in.reals());
      case INTEGER -> {
        long[] values = Wholes.read(in);
        yield IntegerColumn.of(values, readGaps(in, values.length));
      }
      case DATETIME -> readTimes(in);
      case BOOLEAN -> readFlags(in);
      case CATEGORICAL -> {
        List<String> levels = in.texts();
        int[] codes = readCodes(in, levels.size());
        yield in.valid(() -> CategoricalColumn.of(codes, levels));
      }
      case TEXT -> readTexts(in);
    };
  }

  private static Column readTimes(Decoder in) {
    long[] millis = Wholes.read(in);
    readGaps(in, millis.length).stream().forEach(row -> millis[row] = DateTimeColumn.MISSING);
    return DateTimeColumn.of(millis);
  }

  private static Column readFlags(Decoder in) {
    int[] codes = readCodes(in, 2);
    byte[] flags = new byte[codes.length];
    for (int row = 0; row < flags.length; row++) {
      flags[row] = (byte) codes[row];
    }
    return BooleanColumn.of(flags);
  }

  private static Column readTexts(Decoder in) {
    List<String> texts = in.texts();
    int[] codes = readCodes(in, texts.size());
    @Nullable String[] values = new @Nullable String[codes.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = codes[row] == MISSING ? null : texts.get(codes[row]);
    }
    return TextColumn.of(Arrays.asList(values));
  }

  private static int[] readCodes(Decoder in, int count) {
    long[] values = Wholes.read(in);
    int[] codes = new int[values.length];
    for (int row = 0; row < codes.length; row++) {
      in.require(
          values[row] >= MISSING && values[row] < count, "a code below " + count, values[row]);
      codes[row] = (int) values[row];
    }
    return codes;
  }

  private static BitSet readGaps(Decoder in, int size) {
    BitSet gaps = BitSet.valueOf(in.bytes(in.number()));
    in.require(gaps.length() <= size, "gaps in " + size + " rows", gaps.length());
    return gaps;
  }
}
