package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeColumnsTest {

  @Test
  void tellsNumbersFromZerosAndOnes() {
    CodeColumns columns = columns(4, 0, 1, 0.5, 0, 1, 0, 0, 0);
    assertThat(columns.numbers()).containsExactly(2);
    assertThat(columns.codes()).hasSize(1);
  }

  @Test
  void makesOneCodeOfCategoriesWithFewLevels() {
    double[] points = new double[64 * 4];
    for (int point = 0; point < 64; point++) {
      points[point * 4 + point % 2] = 1;
      points[point * 4 + 2 + point / 2 % 2] = 1;
    }
    List<CodeColumn> codes = new CodeColumns(new SparsePoints(points, 4)).codes();
    assertThat(codes).hasSize(1);
    assertThat(codes.get(0).states()).isEqualTo(4);
    assertThat(codes.get(0).codes()).startsWith(new char[] {0, 1, 2, 3, 0});
  }

  @Test
  void keepsCodesApartWhoseTableWouldBeLarge() {
    assertThat(columns(4, 1, 0, 1, 0, 0, 1, 0, 1).codes()).hasSize(2);
  }

  @Test
  void fillsTheTableWithTheSquaredDistancesToEachCode() {
    CodeColumn column = new CodeColumn(new char[1], List.of(new int[] {CodeColumn.NONE, 0, 1}));
    float[] table = new float[4];
    column.fill(new double[] {9, 0.5, 2}, 1, table);
    assertThat(table[0]).isCloseTo(0.25f + 4, within(1e-6f));
    assertThat(table[1]).isCloseTo(0.25f + 4, within(1e-6f));
    assertThat(table[2]).isCloseTo(0.25f + 1, within(1e-6f));
  }

  private static CodeColumns columns(int width, double... points) {
    return new CodeColumns(new SparsePoints(points, width));
  }
}
