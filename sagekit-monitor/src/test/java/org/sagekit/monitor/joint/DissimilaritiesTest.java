package org.sagekit.monitor.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DissimilaritiesTest {
  private static double[][] column(double... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> new double[] {values[i]})
        .toArray(double[][]::new);
  }

  private static Dissimilarities distances(double[][] rows) {
    return Dissimilarities.of(Dissimilarities.squaredDistances(rows), Math::sqrt);
  }

  /** The examples in the documentation of scipy.stats.energy_distance, whose squares these are. */
  @Test
  void biasedDifferenceIsScipysEnergyDistance() {
    assertThat(distances(column(0, 2)).sums(new int[] {0}).biased()).isCloseTo(4, within(1e-6));
    assertThat(distances(column(0, 0, 0, 8, 0, 0, 8, 8)).sums(new int[] {0, 1, 2, 3}).biased())
        .isCloseTo(1, within(1e-6));
  }

  /** Gretton et al. 2012, equation 3, as it stands there. */
  @Test
  void unbiasedDifferenceOfAKernelIsTheSquaredDiscrepancy() {
    Random random = new Random(5);
    double[][] rows = new double[13][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {random.nextGaussian(), random.nextGaussian() + (i < 5 ? 1 : 0)};
    }
    Dissimilarities unlike =
        Dissimilarities.of(Dissimilarities.squaredDistances(rows), d -> 1 - Math.exp(-d / 3));
    double expected =
        kernel(rows, 0, 5, 0, 5) + kernel(rows, 5, 13, 5, 13) - 2 * kernel(rows, 0, 5, 5, 13);
    assertThat(unlike.sums(new int[] {0, 1, 2, 3, 4}).unbiased()).isCloseTo(expected, within(1e-6));
  }

  /** The mean kernel of pairs of different rows. */
  private static double kernel(double[][] rows, int from, int to, int otherFrom, int otherTo) {
    double sum = 0;
    int pairs = 0;
    for (int i = from; i < to; i++) {
      for (int j = otherFrom; j < otherTo; j++) {
        double dx = rows[i][0] - rows[j][0];
        double dy = rows[i][1] - rows[j][1];
        sum += i == j ? 0 : Math.exp(-(dx * dx + dy * dy) / 3);
        pairs += i == j ? 0 : 1;
      }
    }
    return sum / pairs;
  }

  @Test
  void eitherGroupGivesTheSame() {
    Dissimilarities unlike = distances(column(3, 1, 4, 1, 5, 9, 2, 6));
    double one = unlike.sums(new int[] {0, 3, 5}).unbiased();
    assertThat(unlike.sums(new int[] {1, 2, 4, 6, 7}).unbiased()).isCloseTo(one, within(1e-9));
  }

  @Test
  void medianIsThatOfUnequalRows() {
    assertThat(Dissimilarities.median(Dissimilarities.squaredDistances(column(0, 0, 0, 0, 3))))
        .isEqualTo(9);
    assertThat(Dissimilarities.median(Dissimilarities.squaredDistances(column(1, 2, 4))))
        .isEqualTo(4);
    assertThat(Dissimilarities.median(Dissimilarities.squaredDistances(column(1, 1)))).isEqualTo(1);
  }
}
