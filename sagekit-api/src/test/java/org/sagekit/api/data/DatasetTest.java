package org.sagekit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private final Dataset people =
      Dataset.of(
          "people",
          Schema.of(
              Field.of("age", FieldType.INTEGER),
              Field.of("sex", FieldType.CATEGORICAL),
              Field.of("pay", FieldType.NUMERIC)),
          List.of(
              IntegerColumn.of(new long[] {39, 0, 28}, BitSet.valueOf(new long[] {2})),
              Column.ofCategories(Arrays.asList("male", "female", null)),
              Column.ofNumbers(1.5, Double.NaN, 3)));

  @Test
  void tellsItsShape() {
    assertThat(people).hasToString("people: 3 rows x 3 columns");
    assertThat(people.row(0).toMap()).containsEntry("age", "39").containsEntry("pay", "1.5");
  }

  @Test
  void missingValuesAreFirstClass() {
    assertThat(people.column("age").isMissing(1)).isTrue();
    assertThat(people.column("age").number(1)).isNaN();
    assertThat(people.column("sex").text(2)).isNull();
    assertThat(people.column("pay").missing()).isEqualTo(1);
    assertThat(people.row(1).toMap()).containsOnlyKeys("sex");
  }

  @Test
  void namesTheColumnThatIsMeant() {
    assertThatThrownBy(() -> people.column("agee"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Schema: column 'agee' is not there. Did you mean 'age'?");
  }

  @Test
  void takesRowsInAnyOrderAndTwice() {
    Dataset taken = people.rows(2, 0, 0);
    assertThat(taken.size()).isEqualTo(3);
    assertThat(taken.column("pay").number(0)).isEqualTo(3);
    assertThat(taken.column("sex").text(2)).isEqualTo("male");
    assertThatThrownBy(() -> people.rows(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void theSameContentHasTheSameFingerprintWhateverItsName() {
    assertThat(people.rows(0, 1, 2).named("other").fingerprint()).isEqualTo(people.fingerprint());
    assertThat(people.rows(1, 0, 2).fingerprint()).isNotEqualTo(people.fingerprint());
    assertThat(people.as("sex", Role.TARGET).fingerprint()).isNotEqualTo(people.fingerprint());
  }

  @Test
  void givesARoleToOneColumnOnly() {
    Dataset changed = people.as("age", Role.TARGET).as("sex", Role.TARGET);
    assertThat(changed.schema().target().name()).isEqualTo("sex");
    assertThat(changed.schema().field("age").role()).isEqualTo(Role.FEATURE);
  }

  @Test
  void saysThatNoTargetWasChosen() {
    assertThatThrownBy(people::target)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("target must be one of the columns, but none was chosen");
  }

  @Test
  void replacesAndAddsColumns() {
    Dataset changed =
        people
            .with(Field.of("pay", FieldType.TEXT), Column.ofTexts(List.of("a", "b", "c")))
            .with(Field.of("new", FieldType.NUMERIC), Column.ofNumbers(1, 2, 3));
    assertThat(changed.schema().names()).containsExactly("age", "sex", "pay", "new");
    assertThat(changed.column("pay").text(1)).isEqualTo("b");
    assertThat(people.column("pay").type()).isEqualTo(FieldType.NUMERIC);
  }

  @Test
  void dropsAndSelectsColumns() {
    assertThat(people.without("sex").schema().names()).containsExactly("age", "pay");
    assertThat(people.select("pay", "age").schema().names()).containsExactly("pay", "age");
  }

  @Test
  void refusesColumnsThatDoNotFit() {
    assertThatThrownBy(
            () ->
                Dataset.of(
                    "bad",
                    Schema.of(Field.of("a", FieldType.TEXT), Field.of("b", FieldType.NUMERIC)),
                    List.of(Column.ofNumbers(1, 2), Column.ofNumbers(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 'a' must be of type TEXT, but was NUMERIC")
        .hasMessageContaining("column 'b' must be as long as the first (2), but was 1");
  }

  @Test
  void anEmptyDatasetIsOne() {
    assertThat(Dataset.of("none", Schema.of(), List.of()).size()).isZero();
  }
}
