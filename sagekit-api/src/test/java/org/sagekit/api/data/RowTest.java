package org.sagekit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {

  @Test
  void takesTypesFromValues() {
    Row row = Row.of("age", 39, "pay", 1.5, "sex", "female", "member", true);
    assertThat(row.schema().fields())
        .extracting(Field::type)
        .containsExactly(
            FieldType.INTEGER, FieldType.NUMERIC, FieldType.CATEGORICAL, FieldType.BOOLEAN);
    assertThat(row.number(3)).isEqualTo(1);
    assertThat(row.text("sex")).isEqualTo("female");
  }

  @Test
  void nullIsMissing() {
    Row row = Row.of(Schema.of(Field.of("age", FieldType.INTEGER)), Arrays.asList((Object) null));
    assertThat(row.number(0)).isNaN();
    assertThat(row.toMap()).isEmpty();
  }

  @Test
  void refusesANameWithoutValue() {
    assertThatThrownBy(() -> Row.of("age"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the last name has none");
  }

  @Test
  void refusesAValueOfAnotherType() {
    assertThatThrownBy(() -> Row.of(Schema.of(Field.of("age", FieldType.INTEGER)), List.of("old")))
        .hasMessage("Row: value of 'age' must be of type INTEGER, but was 'old'.");
    assertThatThrownBy(() -> Row.of("age", new Object())).hasMessageContaining("java.lang.Object");
  }
}
