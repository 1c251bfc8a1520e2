package org.sagekit.core.deploy.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;

class FittingTest {
  private static final Column WHOLES = Column.ofNumbers(3, Double.NaN, -1e15);

  @Test
  void wholeNumbersBecomeIntegersAndTimes() {
    for (FieldType type : new FieldType[] {FieldType.INTEGER, FieldType.DATETIME}) {
      Column fitted = Fitting.of(type, WHOLES);
      assertThat(fitted.type()).isEqualTo(type);
      assertThat(fitted.number(0)).isEqualTo(3);
      assertThat(fitted.isMissing(1)).isTrue();
      assertThat(fitted.number(2)).isEqualTo(-1e15);
    }
    assertThat(Fitting.of(FieldType.BOOLEAN, Column.ofNumbers(1, 0, Double.NaN)).text(0))
        .isEqualTo("true");
  }

  @Test
  void whatATypeCantHoldStaysAsItIs() {
    for (double odd : new double[] {0.5, -0.0, 1e300, Double.POSITIVE_INFINITY}) {
      Column column = Column.ofNumbers(1, odd);
      assertThat(Fitting.of(FieldType.INTEGER, column)).isSameAs(column);
      assertThat(Fitting.of(FieldType.BOOLEAN, column)).isSameAs(column);
      assertThat(Fitting.of(FieldType.DATETIME, column)).isSameAs(column);
    }
  }

  @Test
  void everyTypeBecomesNumbersAndTexts() {
    Column wholes = IntegerColumn.of(new long[] {7, 0}, bit(1));
    assertThat(Fitting.of(FieldType.NUMERIC, wholes).number(0)).isEqualTo(7);
    assertThat(Fitting.of(FieldType.NUMERIC, wholes).isMissing(1)).isTrue();
    assertThat(Fitting.of(FieldType.CATEGORICAL, wholes).text(0)).isEqualTo("7");
    assertThat(Fitting.of(FieldType.TEXT, BooleanColumn.of(true, null)).text(0)).isEqualTo("true");
    assertThat(Fitting.of(FieldType.TEXT, BooleanColumn.of(true, null)).isMissing(1)).isTrue();
  }

  @Test
  void missingTextsBecomeMissingValuesOfEveryType() {
    Column missing = Column.ofCategories(Collections.singletonList(null));
    assertThat(Arrays.asList(FieldType.values()))
        .allSatisfy(
            type -> {
              assertThat(Fitting.of(type, missing).type()).isEqualTo(type);
              assertThat(Fitting.of(type, missing).isMissing(0)).isTrue();
            });
  }

  @Test
  void wholeNumbersOfARowKeepAllTheirDigits() {
    long odd = (1L << 53) + 1;
    Given given = new Given("Line", Schema.of(Field.of("id", FieldType.INTEGER)).fields());
    Dataset one = given.of(Row.of("id", odd));
    assertThat(one.column("id").text(0)).isEqualTo(Long.toString(odd));
  }

  private static BitSet bit(int index) {
    BitSet bits = new BitSet();
    bits.set(index);
    return bits;
  }
}
