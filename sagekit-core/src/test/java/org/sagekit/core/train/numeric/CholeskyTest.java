package org.sagekit.core.train.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class CholeskyTest {
  private static final int SIZE = 13;

  @Test
  void solvesInvertsAndTellsTheDeterminantAsCommonsMathDoes() {
    double[][] matrix = positiveDefinite();
    LUDecomposition oracle = new LUDecomposition(new Array2DRowRealMatrix(matrix));
    double[] right = new Random(2).doubles(SIZE).toArray();
    Cholesky root = Cholesky.of(new Array2DRowRealMatrix(matrix).getData());
    RealMatrix inverse = oracle.getSolver().getInverse();
    assertThat(root.solve(right)).containsExactly(inverse.operate(right), within(1e-9));
    assertThat(root.logDeterminant()).isCloseTo(Math.log(oracle.getDeterminant()), within(1e-9));
    for (int i = 0; i < SIZE; i++) {
      assertThat(root.inverse()[i]).containsExactly(inverse.getRow(i), within(1e-9));
    }
  }

  @Test
  void theHalfSolutionHasTheLengthOfTheForm() {
    double[][] matrix = positiveDefinite();
    double[] right = new Random(2).doubles(SIZE).toArray();
    Cholesky root = Cholesky.of(matrix);
    double form = 0;
    double length = 0;
    double[] half = root.halfSolve(right);
    double[] solution = root.solve(right);
    for (int i = 0; i < SIZE; i++) {
      form += right[i] * solution[i];
      length += half[i] * half[i];
    }
    assertThat(length).isCloseTo(form, within(1e-9));
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    assertThatThrownBy(() -> Cholesky.of(new double[][] {{1}, {2, 1}}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("matrix is not positive definite");
  }

  @Test
  void addsAsLittleAsIsNeededToASingularMatrix() {
    double[] x = Cholesky.near(new double[][] {{1}, {1, 1}}).solve(new double[] {2, 2});
    assertThat(x).containsExactly(new double[] {1, 1}, within(1e-3));
    assertThatThrownBy(() -> Cholesky.near(new double[][] {{1}, {5, 1}}))
        .isInstanceOf(ArithmeticException.class);
  }

  private static double[][] positiveDefinite() {
    Random random = new Random(1);
    double[][] some = new double[SIZE][SIZE];
    for (double[] row : some) {
      java.util.Arrays.setAll(row, i -> random.nextGaussian());
    }
    RealMatrix half = new Array2DRowRealMatrix(some);
    double[][] matrix = half.multiply(half.transpose()).getData();
    for (int i = 0; i < SIZE; i++) {
      matrix[i][i] += 1;
    }
    return matrix;
  }
}
