package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;

class ColumnsTest {

  @Test
  void writesNumbersAsCategoriesInTheirShortestForm() {
    Column numbers = Column.ofNumbers(1.0, 10.0, 2.5, Double.NaN, 2.0);
    assertThat(Columns.toCategories(numbers).levels()).containsExactly("1", "10", "2", "2.5");
    assertThat(Columns.toCategories(numbers).isMissing(3)).isTrue();
    assertThat(Columns.toCategories(wholes(1, 10)).levels()).containsExactly("1", "10");
  }

  @Test
  void readsCategoriesAsWhatTheySayNotAsTheirIndex() {
    Column texts = Column.ofCategories(Arrays.asList("20", "3.5", null));
    assertThat(Columns.toNumbers(texts).toArray()).containsExactly(20, 3.5, Double.NaN);
  }

  @Test
  void keepsWholeNumbersExact() {
    Column big = Column.ofTexts(List.of("9223372036854775807"));
    IntegerColumn wholes = (IntegerColumn) Columns.to(FieldType.INTEGER, big);
    assertThat(wholes.whole(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void convertsTimesAndBooleansToNumbers() {
    Column times = DateTimeColumn.of(new long[] {86_400_000, DateTimeColumn.MISSING});
    assertThat(Columns.toNumbers(times).toArray()).containsExactly(86_400_000, Double.NaN);
    assertThat(Columns.toNumbers(BooleanColumn.of(true, null, false)).toArray())
        .containsExactly(1, Double.NaN, 0);
    assertThat(Columns.to(FieldType.DATETIME, wholes(86_400_000)).text(0))
        .isEqualTo("1970-01-02T00:00:00Z");
  }

  @Test
  void convertsZeroAndOneAndWordsToBooleans() {
    assertThat(Columns.to(FieldType.BOOLEAN, wholes(1, 0)).text(1)).isEqualTo("false");
    assertThat(Columns.to(FieldType.BOOLEAN, Column.ofTexts(List.of("Yes"))).text(0))
        .isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource({
    "NUMERIC, x, a finite number",
    "NUMERIC, inf, a finite number",
    "INTEGER, 1.5, a whole number of 64 bits",
    "BOOLEAN, maybe, 'true, false, yes, no, 1 or 0'",
    "DATETIME, 31.05.2024, an ISO date or date-time such as 2024-05-31 or 2024-05-31T23:59:59Z"
  })
  void saysWhichRowIsNotOfTheType(FieldType type, String text, String constraint) {
    Column column = Column.ofTexts(Arrays.asList(null, text));
    assertThatThrownBy(() -> Columns.to(type, column))
        .isInstanceOf(DataException.class)
        .hasMessage("Column: row 1 must be " + constraint + ", but was '" + text + "'.");
  }

  @Test
  void refusesNumbersThatWouldLoseTheirFraction() {
    assertThatThrownBy(() -> Columns.to(FieldType.INTEGER, Column.ofNumbers(1, 2.5)))
        .hasMessage("Column: row 1 must be a whole number of 64 bits, but was 2.5.");
    assertThatThrownBy(() -> Columns.to(FieldType.BOOLEAN, wholes(2)))
        .hasMessage("Column: row 0 must be 0 or 1, but was 2.");
    assertThatThrownBy(
            () -> Columns.to(FieldType.INTEGER, Column.ofNumbers(Double.POSITIVE_INFINITY)))
        .isInstanceOf(DataException.class);
  }

  @Property(tries = 100)
  @Domain(RandomDatasets.class)
  void everyColumnComesBackFromText(@ForAll Dataset dataset) {
    for (int i = 0; i < dataset.schema().size(); i++) {
      Column column = dataset.column(i);
      Column texts = Columns.to(FieldType.TEXT, column);
      Column back = Columns.to(column.type(), texts);
      assertThat(Columns.to(FieldType.TEXT, back)).satisfies(again -> same(again, texts));
    }
  }

  private static void same(Column a, Column b) {
    Fingerprint.Digest left = Fingerprint.digest();
    Fingerprint.Digest right = Fingerprint.digest();
    a.addTo(left);
    b.addTo(right);
    assertThat(left.done()).isEqualTo(right.done());
  }

  private static Column wholes(long... values) {
    return IntegerColumn.of(values, new BitSet());
  }
}
