package org.sagekit.core.train.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.core.train.numeric.SparseRows;

class GaussianRowsTest {
  private static final int ROWS = 60;
  private final double[][] numbers = new double[ROWS][3];
  private final SparseRows rows = new SparseRows(ROWS, 3);

  GaussianRowsTest() {
    Random random = new Random(2);
    for (double[] row : numbers) {
      row[0] = random.nextGaussian();
      row[1] = random.nextInt(9) == 0 ? 1 : 0;
      row[2] = random.nextInt(2) == 0 ? 0 : 5 * random.nextGaussian();
      rows.add(row);
    }
  }

  @Test
  void fallWithTheDistance() {
    GaussianRows likeness = new GaussianRows(rows, 0.3, 1_000_000);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < ROWS; j++) {
        double squares = 0;
        for (int column = 0; column < 3; column++) {
          squares += Math.pow(numbers[i][column] - numbers[j][column], 2);
        }
        assertThat(likeness.of(i)[j]).isCloseTo((float) Math.exp(-0.3 * squares), within(1e-6f));
        assertThat(likeness.of(i)[j]).isEqualTo(likeness.of(j)[i]);
      }
    }
  }

  @Test
  void areTheSameForManyThreadsThatKeepFew() {
    GaussianRows all = new GaussianRows(rows, 0.3, 1_000_000);
    GaussianRows few = new GaussianRows(rows, 0.3, 5 * ROWS);
    boolean same =
        IntStream.range(0, 20_000)
            .parallel()
            .map(i -> i * 7 % ROWS)
            .allMatch(row -> java.util.Arrays.equals(few.of(row), all.of(row)));
    assertThat(same).isTrue();
  }
}
