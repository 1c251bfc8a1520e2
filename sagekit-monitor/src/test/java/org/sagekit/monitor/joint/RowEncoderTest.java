package org.sagekit.monitor.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;

class RowEncoderTest {
  /** The rows of then alone, in their order. */
  private static double[][] encoded(Column... columns) {
    List<Field> fields = new ArrayList<>();
    for (Column column : columns) {
      fields.add(Field.of("x" + fields.size(), column.type()));
    }
    Dataset rows = Dataset.of("rows", Schema.of(fields), List.of(columns));
    PooledRows.Place[] places =
        IntStream.range(0, rows.size())
            .mapToObj(row -> new PooledRows.Place(false, row, row))
            .toArray(PooledRows.Place[]::new);
    return new RowEncoder(ComparedColumns.of("test", rows, rows), places, 1).encoded();
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum());
  }

  @Test
  void rowsOfDifferentLevelsAreOneApart() {
    double[][] rows = encoded(Column.ofCategories(Arrays.asList("a", "b", null, "a")));
    assertThat(distance(rows[0], rows[1])).isCloseTo(1, within(1e-12));
    assertThat(distance(rows[0], rows[2])).isCloseTo(1, within(1e-12));
    assertThat(distance(rows[0], rows[3])).isZero();
  }

  @Test
  void rareLevelsAreOne() {
    List<String> levels = new ArrayList<>();
    for (int level = 0; level < RowEncoder.MOST_LEVELS; level++) {
      levels.addAll(List.of("common " + level, "common " + level));
    }
    levels.addAll(List.of("rare 1", "rare 2"));
    double[][] rows = encoded(Column.ofCategories(new ArrayList<>(levels)));
    assertThat(rows[0]).hasSize(RowEncoder.MOST_LEVELS + 1);
    assertThat(distance(rows[40], rows[41])).isZero();
    assertThat(distance(rows[0], rows[41])).isCloseTo(1, within(1e-12));
  }

  @Test
  void booleansAreOneApartAndAMissingOneIsBetween() {
    double[][] rows = encoded(BooleanColumn.of(true, false, null));
    assertThat(rows).isDeepEqualTo(new double[][] {{1, 0}, {0, 0}, {0.5, 1}});
  }

  @Test
  void missingNumbersHaveAFlag() {
    double[][] rows = encoded(Column.ofNumbers(3, Double.NaN, 5));
    assertThat(rows[1]).containsExactly(0, 1);
    assertThat(rows[0]).hasSize(2).doesNotContain(1);
  }

  @Test
  void whatIsTheSameInAllRowsIsLeftOut() {
    Column constant = Column.ofNumbers(7, 7, 7);
    Column levels = Column.ofCategories(Arrays.asList("a", "a", "a"));
    assertThat(encoded(constant, levels)).isDeepEqualTo(new double[3][0]);
    assertThat(encoded(constant, Column.ofNumbers(1, 2, 3))[0]).hasSize(1);
  }
}
