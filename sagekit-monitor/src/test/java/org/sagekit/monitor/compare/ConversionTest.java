package org.sagekit.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.Violation;

class ConversionTest {
  private static final Column LETTERS = Column.ofCategories(List.of("a", "b"));

  private static Conversion to(FieldType type, Column then, Column now) {
    return Conversion.of(Field.of("f", type), Forms.of(then), now);
  }

  private static Conversion toNumbers(Column now) {
    return to(FieldType.NUMERIC, Column.ofNumbers(1, 2), now);
  }

  private static String wrong(Conversion conversion) {
    return conversion.violation().map(Violation::description).orElse("");
  }

  @Test
  void readsNumbersThatAreTexts() {
    Conversion conversion = toNumbers(Column.ofCategories(List.of("1.5", " 2", "-3e2")));
    assertThat(conversion.column().number(2)).isEqualTo(-300);
    assertThat(wrong(conversion)).isEmpty();
  }

  @Test
  void saysWhichTextIsNoNumber() {
    Conversion conversion = toNumbers(Column.ofCategories(List.of("1", "two", "three", "two")));
    assertThat(conversion.column().missing()).isEqualTo(3);
    assertThat(wrong(conversion))
        .isEqualTo(
            "Column 'f' holds CATEGORICAL instead of NUMERIC; 3 of its values are no numbers and"
                + " count as missing, such as 'two' in row 1.");
  }

  @Test
  void takesBooleansForNumbersButTimesForNeither() {
    assertThat(wrong(toNumbers(BooleanColumn.of(true, false)))).isEmpty();
    assertThat(wrong(toNumbers(DateTimeColumn.of(new long[] {5, 6}))))
        .isEqualTo("Column 'f' holds DATETIME instead of NUMERIC.");
  }

  @Test
  void readsTimesThatAreTexts() {
    Column then = DateTimeColumn.of(new long[] {0});
    Conversion conversion =
        to(FieldType.DATETIME, then, Column.ofCategories(List.of("1970-01-02", "soon")));
    assertThat(conversion.column().number(0)).isEqualTo(86_400_000);
    assertThat(wrong(conversion)).contains("1 of its values are no times", "'soon' in row 1");
  }

  @Test
  void takesZeroAndOneForBooleans() {
    Column then = BooleanColumn.of(true, false);
    Conversion conversion = to(FieldType.BOOLEAN, then, Column.ofNumbers(0, 1, Double.NaN));
    assertThat(conversion.column().text(1)).isEqualTo("true");
    assertThat(conversion.column().isMissing(2)).isTrue();
    assertThat(wrong(conversion)).isEmpty();
  }

  @Test
  void saysThatCategoriesHaveBecomeNumbersUnlessTheyWereCodes() {
    assertThat(wrong(to(FieldType.CATEGORICAL, LETTERS, Column.ofNumbers(7, 8))))
        .isEqualTo("Column 'f' holds NUMERIC instead of CATEGORICAL.");
    Column codes = Column.ofCategories(List.of("7", "x"));
    assertThat(wrong(to(FieldType.CATEGORICAL, codes, Column.ofNumbers(7, 8)))).isEmpty();
  }

  @Test
  void saysThatTextHasBecomeNumbers() {
    Column then = Column.ofTexts(List.of("a word"));
    assertThat(wrong(to(FieldType.TEXT, then, Column.ofNumbers(7))))
        .isEqualTo("Column 'f' holds NUMERIC instead of TEXT.");
    assertThat(wrong(to(FieldType.TEXT, then, Column.ofCategories(List.of("a"))))).isEmpty();
  }

  @Test
  void anEmptyColumnIsOfEveryType() {
    Column none = Column.ofCategories(java.util.Arrays.asList(null, null));
    for (FieldType type : FieldType.values()) {
      Conversion conversion = to(type, LETTERS, none);
      assertThat(conversion.column().type()).isEqualTo(Forms.of(type));
      assertThat(conversion.column().missing()).isEqualTo(2);
      assertThat(wrong(conversion)).isEmpty();
    }
    assertThat(wrong(to(FieldType.CATEGORICAL, none, Column.ofNumbers(7)))).isEmpty();
  }
}
