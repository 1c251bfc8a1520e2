package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BinsTest {

  @Test
  void givesEachOfFewValuesABinOfItsOwn() {
    Bins bins = Bins.of(new double[][] {{3}, {1}, {2}, {1}}, 32);
    assertThat(bins.code(0, 1)).isZero();
    assertThat(bins.code(0, 2)).isEqualTo(1);
    assertThat(bins.code(0, 3)).isEqualTo(2);
    assertThat(bins.code(0, 99)).isEqualTo(2);
  }

  @Property(tries = 50)
  void splitsValuesAsItSplitsTheirBins(@ForAll long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[300][1];
    Arrays.setAll(matrix, row -> new double[] {Math.exp(3 * random.nextGaussian())});
    Bins bins = Bins.of(matrix, 8);
    for (int bin = 0; bin < bins.edges()[0].length; bin++) {
      double threshold = bins.threshold(0, bin + 0.5);
      for (double[] row : matrix) {
        assertThat(row[0] > threshold).isEqualTo(bins.code(0, row[0]) > bin + 0.5);
      }
    }
  }

  @Test
  void leavesAConstantColumnInOneBin() {
    assertThat(Bins.of(new double[][] {{4}, {4}}, 8).edges()[0]).isEmpty();
  }
}
