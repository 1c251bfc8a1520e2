package org.sagekit.core.train.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.core.train.numeric.SparseRows;

class PairDescentTest {
  private static final int ROWS = 700;
  private static final double C = 3;
  private static final double NEAR = 2e-3;
  private final double[] signs = new double[ROWS];
  private final SparseRows rows = new SparseRows(ROWS, 4);

  PairDescentTest() {
    Random random = new Random(5);
    for (int row = 0; row < ROWS; row++) {
      double[] x = {random.nextGaussian(), random.nextGaussian(), row % 3 == 0 ? 1 : 0, 1e-3};
      rows.add(x);
      signs[row] = x[0] * x[1] + x[2] + 0.5 * random.nextGaussian() > 0.4 ? 1 : -1;
    }
  }

  /** Numbers that were left out on the way meet the conditions too. */
  @Test
  void endsWhereTheConditionsOfTheOptimumAreKept() {
    double[] bounds = new double[ROWS];
    Arrays.fill(bounds, C);
    Margin margin = fit(bounds, 1_000_000, () -> false);
    for (int row = 0; row < ROWS; row++) {
      double number = margin.weights()[row] * signs[row];
      double side = margin.scores()[row] * signs[row];
      assertThat(number).isBetween(0.0, C);
      assertThat(side).isGreaterThan(number < C ? 1 - NEAR : Double.NEGATIVE_INFINITY);
      assertThat(side).isLessThan(number > 0 ? 1 + NEAR : Double.POSITIVE_INFINITY);
    }
    assertThat(Arrays.stream(margin.weights()).sum()).isBetween(-1e-9, 1e-9);
  }

  @Test
  void scoresAllRowsByTheWeightsAlsoThoseNotLearntFrom() {
    double[] bounds = IntStream.range(0, ROWS).mapToDouble(row -> row % 4 == 0 ? 0 : C).toArray();
    Margin margin = fit(bounds, 1_000_000, () -> false);
    GaussianRows likeness = new GaussianRows(rows, 0.5, 1);
    for (int row = 0; row < ROWS; row += 50) {
      double score = margin.bias();
      for (int other = 0; other < ROWS; other++) {
        score += margin.weights()[other] * likeness.of(row)[other];
      }
      assertThat(margin.scores()[row]).isBetween(score - 1e-4, score + 1e-4);
      assertThat(bounds[row] > 0 || margin.weights()[row] == 0).isTrue();
    }
  }

  @Test
  void isTheSameHoweverLittleIsKept() {
    double[] bounds = new double[ROWS];
    Arrays.fill(bounds, C);
    assertThat(fit(bounds, 1, () -> false).scores())
        .isEqualTo(fit(bounds, 1_000_000, () -> false).scores());
  }

  @Test
  void endsWhenAsked() {
    double[] bounds = new double[ROWS];
    Arrays.fill(bounds, C);
    assertThat(fit(bounds, 1_000_000, () -> true).weights()).containsOnly(new double[] {0.0, -0.0});
  }

  private Margin fit(double[] bounds, long kept, java.util.function.BooleanSupplier stop) {
    return MinimalOptimization.classes(
        new GaussianRows(rows, 0.5, kept), signs, bounds, Ending.standard(ROWS, stop));
  }
}
