package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlainMatrixTest {

  @Test
  void multipliesByVectorsOnBothSides() {
    PlainMatrix matrix = matrix();
    assertThat(matrix.mv(new double[] {1, 0, 2})).containsExactly(7, 16);
    assertThat(matrix.tv(new double[] {1, 2})).containsExactly(9, 12, 15);
    double[] sum = {1, 1};
    matrix.mv(1.0, new double[] {1, 0, 2}, 1.0, sum);
    assertThat(sum).containsExactly(8, 17);
  }

  @Test
  void addsOuterProductsAndMatrices() {
    PlainMatrix matrix = matrix();
    matrix.add(2, new double[] {1, 0}, new double[] {0, 1, 0});
    assertThat(matrix.byRow()).containsExactly(1, 4, 3, 4, 5, 6);
    matrix.add(0.5, 2, matrix());
    assertThat(matrix.byRow()).containsExactly(2.5, 6, 7.5, 10, 12.5, 15);
    matrix.add(-1, matrix);
    assertThat(matrix.byRow()).containsOnly(0);
  }

  @Test
  void drawsTheSameNumbersForTheSameSeed() {
    double[] first = PlainMatrix.random(3, 4, new SplittableRandom(1)).byRow();
    assertThat(PlainMatrix.random(3, 4, new SplittableRandom(1)).byRow()).isEqualTo(first);
  }

  private static PlainMatrix matrix() {
    PlainMatrix matrix = new PlainMatrix(2, 3);
    for (int i = 0; i < 6; i++) {
      matrix.set(i / 3, i % 3, i + 1);
    }
    return matrix;
  }
}
