package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;

class RecordValuesTest {
  private static final Field FLAG = Field.of("flag", FieldType.BOOLEAN);
  private static final Field AGE = Field.of("age", FieldType.NUMERIC);

  private static Row row(FieldType type, @Nullable Object value) {
    return Row.of(Schema.of(Field.of("flag", type)), Arrays.asList(value));
  }

  @Test
  void takesZeroAndOneForABooleanAndLeavesOtherNumbersWhatTheyAre() {
    assertThat(RecordValues.text(row(FieldType.INTEGER, 1), FLAG)).isEqualTo("true");
    assertThat(RecordValues.text(row(FieldType.INTEGER, 0), FLAG)).isEqualTo("false");
    assertThat(RecordValues.text(row(FieldType.INTEGER, 7), FLAG)).isEqualTo("7");
    assertThat(RecordValues.text(row(FieldType.BOOLEAN, true), FLAG)).isEqualTo("true");
  }

  @Test
  void knowsNothingOfWhatIsMissingOrNotThere() {
    assertThat(RecordValues.text(row(FieldType.INTEGER, null), FLAG)).isNull();
    assertThat(RecordValues.text(row(FieldType.INTEGER, 1), AGE)).isNull();
    assertThat(RecordValues.number(row(FieldType.INTEGER, 1), AGE)).isNaN();
    assertThat(RecordValues.number(row(FieldType.CATEGORICAL, "x"), FLAG)).isNaN();
  }
}
