package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.NumericColumn;
import org.sagekit.api.data.TextColumn;

/** Puts the rows of one dataset below those of another. */
final class Concatenation {
  private Concatenation() {}

  static Dataset of(Dataset first, Dataset second) {
    requireSameFields(first, second);
    List<Column> columns = new ArrayList<>();
    for (Field field : first.schema().fields()) {
      columns.add(join(first.column(field.name()), second.column(field.name())));
    }
    return Dataset.of(first.name(), first.schema(), columns);
  }

  private static void requireSameFields(Dataset first, Dataset second) {
    Problems problems = Problems.of("Dataset '" + second.name() + "'");
    for (Field field : first.schema().fields()) {
      String column = "column '" + field.name() + "'";
      boolean there = second.schema().has(field.name());
      problems.require(there, column, "there as in '" + first.name() + "'", "not");
      if (there) {
        Field other = second.schema().field(field.name());
        problems
            .require(
                other.type() == field.type(),
                column,
                "of type " + field.type() + " as in '" + first.name() + "'",
                other.type(),
                "Datasets.retyped(dataset, \""
                    + field.name()
                    + "\", FieldType."
                    + field.type()
                    + ")")
            .require(
                other.role() == field.role(),
                column,
                field.role() + " as in '" + first.name() + "'",
                other.role());
      }
    }
    for (String name : second.schema().names()) {
      problems.require(
          first.schema().has(name), "column '" + name + "'", "in '" + first.name() + "'", "not");
    }
    problems.throwIfAny();
  }

  /** Columns of one type. */
  private static Column join(Column a, Column b) {
    return switch (a.type()) {
      case NUMERIC ->
          Column.ofNumbers(
              DoubleStream.concat(
                      DoubleStream.of(((NumericColumn) a).toArray()),
                      DoubleStream.of(((NumericColumn) b).toArray()))
                  .toArray());
      case INTEGER -> IntegerColumn.of(wholes((IntegerColumn) a, (IntegerColumn) b), gaps(a, b));
      case BOOLEAN -> booleans(a, b);
      case DATETIME ->
          DateTimeColumn.of(
              LongStream.concat(millis((DateTimeColumn) a), millis((DateTimeColumn) b)).toArray());
      case CATEGORICAL -> categories((CategoricalColumn) a, (CategoricalColumn) b);
      case TEXT -> TextColumn.of(texts(a, b));
    };
  }

  private static CategoricalColumn categories(CategoricalColumn a, CategoricalColumn b) {
    if (a.levels().equals(b.levels())) {
      return CategoricalColumn.of(IntStream.concat(codes(a), codes(b)).toArray(), a.levels());
    }
    TreeSet<String> levels = new TreeSet<>(a.levels());
    levels.addAll(b.levels());
    return CategoricalColumn.of(texts(a, b), List.copyOf(levels));
  }

  private static IntStream codes(CategoricalColumn column) {
    return IntStream.range(0, column.size()).map(column::code);
  }

  private static long[] wholes(IntegerColumn a, IntegerColumn b) {
    return LongStream.concat(
            IntStream.range(0, a.size()).mapToLong(a::whole),
            IntStream.range(0, b.size()).mapToLong(b::whole))
        .toArray();
  }

  private static LongStream millis(DateTimeColumn column) {
    return IntStream.range(0, column.size()).mapToLong(column::millis);
  }

  private static BooleanColumn booleans(Column a, Column b) {
    byte[] flags = new byte[a.size() + b.size()];
    for (int row = 0; row < flags.length; row++) {
      Column column = row < a.size() ? a : b;
      int at = row < a.size() ? row : row - a.size();
      flags[row] = column.isMissing(at) ? -1 : (byte) column.number(at);
    }
    return BooleanColumn.of(flags);
  }

  private static BitSet gaps(Column a, Column b) {
    BitSet gaps = new BitSet();
    IntStream.range(0, a.size()).filter(a::isMissing).forEach(gaps::set);
    IntStream.range(0, b.size()).filter(b::isMissing).forEach(row -> gaps.set(a.size() + row));
    return gaps;
  }

  private static List<@Nullable String> texts(Column a, Column b) {
    List<@Nullable String> texts = new ArrayList<>(a.size() + b.size());
    for (int row = 0; row < a.size(); row++) {
      texts.add(a.text(row));
    }
    for (int row = 0; row < b.size(); row++) {
      texts.add(b.text(row));
    }
    return texts;
  }
}
