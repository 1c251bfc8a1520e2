package org.sagekit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {

  @Test
  void writesNumbersAlikeEverywhere() {
    NumericColumn numbers = Column.ofNumbers(3, 0.1, -2e300, 1e15, Double.POSITIVE_INFINITY);
    assertThat(List.of(0, 1, 2, 3, 4))
        .extracting(numbers::text)
        .containsExactly("3", "0.1", "-2.0E300", "1.0E15", "Infinity");
  }

  @Test
  void booleansAreZeroAndOne() {
    BooleanColumn flags = BooleanColumn.of(true, null, false);
    assertThat(flags.number(0)).isEqualTo(1);
    assertThat(flags.number(1)).isNaN();
    assertThat(flags.text(2)).isEqualTo("false");
  }

  @Test
  void timesAreMillisecondsInUtc() {
    DateTimeColumn times = DateTimeColumn.of(Instant.parse("2026-01-02T03:04:05Z"), null);
    assertThat(times.text(0)).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(times.isMissing(1)).isTrue();
  }

  @Test
  void levelsAreSortedAndCounted() {
    CategoricalColumn column = Column.ofCategories(Arrays.asList("b", "a", null, "b"));
    assertThat(column.levels()).containsExactly("a", "b");
    assertThat(column.counts()).containsExactly(1, 2);
    assertThat(column.number(0)).isEqualTo(1);
    assertThat(column.code(2)).isEqualTo(-1);
  }

  @Test
  void refusesAValueThatIsNoLevel() {
    assertThatThrownBy(() -> CategoricalColumn.of(List.of("hihg"), List.of("high", "low")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Column: value of row 0 must be a level, but was 'hihg'. Did you mean 'high'?");
  }

  @Test
  void refusesCodesOutOfRange() {
    assertThatThrownBy(() -> CategoricalColumn.of(new int[] {0, 5}, List.of("a")))
        .hasMessage("Column: code of row 1 must be from -1 to 0, but was 5.");
  }

  @Test
  void aTextIsNoNumber() {
    assertThatThrownBy(() -> Column.ofTexts(List.of("x")).number(0))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
