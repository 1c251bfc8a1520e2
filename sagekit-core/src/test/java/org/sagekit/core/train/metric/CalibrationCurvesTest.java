package org.sagekit.core.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** {@link Isotonic}, {@link Sigmoid} and {@link Temperature}. */
class CalibrationCurvesTest {

  @Test
  void isotonicAgreesWithScikitLearn() { // IsotonicRegression of 1.9.1
    double[] x = {.1, .2, .2, .3, .45, .5, .6, .7, .8, .9};
    double[] y = {0, 1, 0, 0, 1, 1, 0, 1, 1, 1};
    Isotonic curve = Isotonic.fit(x, y, ones(10));
    assertThat(curve.xs()).containsExactly(.1, .2, .3, .45, .6, .7, .9);
    double third = 1.0 / 3;
    assertThat(curve.ys())
        .containsExactly(new double[] {0, third, third, 2 * third, 2 * third, 1, 1}, within(1e-12));
  }

  @Property(tries = 60)
  void isotonicNeverFallsAndKeepsTheMean(@ForAll long seed) {
    Random random = new Random(seed);
    double[] x = random.ints(50, 0, 20).asDoubleStream().toArray();
    double[] y = random.doubles(50).toArray();
    double[] weights = random.doubles(50).toArray();
    Isotonic curve = Isotonic.fit(x, y, weights);
    for (int i = 1; i < curve.xs().length; i++) {
      assertThat(curve.xs()[i]).isGreaterThan(curve.xs()[i - 1]);
      assertThat(curve.ys()[i]).isGreaterThanOrEqualTo(curve.ys()[i - 1]);
    }
    double before = 0;
    double after = 0;
    for (int row = 0; row < 50; row++) {
      before += weights[row] * y[row];
      after += weights[row] * at(curve, x[row]);
    }
    assertThat(after).isCloseTo(before, within(1e-9));
  }

  private static double at(Isotonic curve, double x) {
    int place = Arrays.binarySearch(curve.xs(), x);
    int above = place < 0 ? -place - 1 : place;
    return curve.ys()[above]; // an inner point of a level stretch has the value of its end
  }

  @Test
  void isotonicWantsARow() {
    assertThatThrownBy(() -> Isotonic.fit(new double[1], new double[1], new double[1]))
        .hasMessage("Isotonic: rows must be at least one of weight above 0, but was none.");
  }

  @Test
  void sigmoidAgreesWithScikitLearn() { // _sigmoid_calibration of 1.9.1
    double[] scores = {.1, .4, .35, .8, .6, .6, .2, .9, .7, .05, .5, .45};
    boolean[] positive = {
      false, false, true, true, false, true, false, true, true, false, false, true
    };
    Sigmoid curve = Sigmoid.fit(scores, positive, ones(12));
    assertThat(curve.slope()).isCloseTo(4.481980727412437, within(1e-4));
    assertThat(curve.intercept()).isCloseTo(-2.120190700901376, within(1e-4));
  }

  @Test
  void sigmoidStaysFiniteWhereAllIsSeparated() {
    Sigmoid curve =
        Sigmoid.fit(
            new double[] {-30, -20, 20, 30}, new boolean[] {false, false, true, true}, ones(4));
    assertThat(curve.slope()).isBetween(0.0, 1.0);
    Sigmoid level = Sigmoid.fit(new double[4], new boolean[] {false, true, true, true}, ones(4));
    assertThat(level.intercept()).isPositive().isLessThan(2);
  }

  @Test
  void temperatureAgreesWithTheLeastLossFoundBySciPy() { // minimize_scalar of 1.17.1
    double[][] shares = {
      {.7, .2, .1},
      {.1, .8, .1},
      {.3, .3, .4},
      {.5, .25, .25},
      {.2, .5, .3},
      {.1, .1, .8},
      {.6, .3, .1},
      {.25, .35, .4},
      {.15, .7, .15},
      {.34, .33, .33}
    };
    double[][] logs =
        Arrays.stream(shares)
            .map(row -> Arrays.stream(row).map(Math::log).toArray())
            .toArray(double[][]::new);
    int[] codes = {0, 1, 2, 1, 1, 2, 0, 0, 2, 0};
    assertThat(Temperature.fit(logs, codes, ones(10))).isCloseTo(0.8572805262635917, within(1e-6));
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
