package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.domains.DomainContextBase;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

/** Datasets of all types with missing and odd values, for properties. */
class RandomDatasets extends DomainContextBase {

  @Provide
  Arbitrary<Dataset> datasets() {
    Arbitrary<Integer> rows = Arbitraries.integers().between(1, 12);
    Arbitrary<List<FieldType>> types =
        Arbitraries.of(FieldType.class).list().ofMinSize(1).ofMaxSize(6);
    return Combinators.combine(rows, types).flatAs(RandomDatasets::dataset);
  }

  private static Arbitrary<Dataset> dataset(int rows, List<FieldType> types) {
    List<Field> fields = new ArrayList<>();
    List<Arbitrary<Column>> columns = new ArrayList<>();
    for (FieldType type : types) {
      Role role = fields.isEmpty() ? Role.TARGET : Role.FEATURE;
      fields.add(
          new Field("f " + fields.size() + (fields.size() % 2 == 0 ? "" : ", ü\n"), type, role));
      columns.add(column(type, rows).map(column -> column));
    }
    return Combinators.combine(columns).as(built -> Dataset.of("random", Schema.of(fields), built));
  }

  private static Arbitrary<? extends Column> column(FieldType type, int rows) {
    return switch (type) {
      case NUMERIC -> numbers(rows);
      case INTEGER -> integers(rows);
      case BOOLEAN ->
          Arbitraries.of(true, false)
              .injectNull(0.2)
              .array(Boolean[].class)
              .ofSize(rows)
              .map(BooleanColumn::of);
      case DATETIME ->
          Arbitraries.longs()
              .between(-100_000_000_000_000L, 400_000_000_000_000L)
              .injectNull(0.2)
              .list()
              .ofSize(rows)
              .map(RandomDatasets::times);
      case CATEGORICAL -> texts().list().ofSize(rows).map(Column::ofCategories);
      case TEXT -> texts().list().ofSize(rows).map(Column::ofTexts);
    };
  }

  private static Column times(List<Long> millis) {
    return DateTimeColumn.of(
        millis.stream().mapToLong(v -> v == null ? DateTimeColumn.MISSING : v).toArray());
  }

  private static Arbitrary<Column> numbers(int rows) {
    Arbitrary<Double> any =
        Arbitraries.oneOf(
            Arbitraries.doubles(),
            Arbitraries.of(0.0, -0.0, 1.0, 1e15, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN));
    return any.array(double[].class).ofSize(rows).map(Column::ofNumbers);
  }

  private static Arbitrary<Column> integers(int rows) {
    Arbitrary<Long> any =
        Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-3, 3));
    Arbitrary<BitSet> gaps =
        Arbitraries.integers().between(0, rows - 1).set().map(RandomDatasets::bits);
    return Combinators.combine(any.array(long[].class).ofSize(rows), gaps).as(IntegerColumn::of);
  }

  private static BitSet bits(Iterable<Integer> rows) {
    BitSet bits = new BitSet();
    rows.forEach(bits::set);
    return bits;
  }

  private static Arbitrary<String> texts() {
    StringArbitrary odd =
        Arbitraries.strings().withChars(" \t\r\n\",;'?#\ufeffüß漢a").ofMaxLength(6);
    return Arbitraries.oneOf(
            odd, Arbitraries.of("", "NA", "?", "null", "1", "x", "\uD83D\uDE00", "true", "a b c d"))
        .injectNull(0.2);
  }
}
