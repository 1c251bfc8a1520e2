package org.sagekit.core.track.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.track.search.Spread;

class StudentSpreadTest {
  private final StudentSpread spread = new StudentSpread();

  private Spread of(double... figures) {
    return spread.of(DoubleStream.of(figures));
  }

  /**
   * The additional sleep of ten patients by one drug rather than another (Student 1908, "The
   * probable error of a mean", section IX). The interval is that of R's {@code t.test} on its data
   * set {@code sleep}: 0.7001142 to 2.4598858.
   */
  @Test
  void agreesWithStudentsSleepData() {
    Spread found = of(1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4);
    assertThat(found.n()).isEqualTo(10);
    assertThat(found.mean()).isCloseTo(1.58, within(1e-12));
    assertThat(found.standardDeviation()).isCloseTo(1.229995, within(1e-6));
    assertThat(found.low()).isCloseTo(0.7001142, within(1e-7));
    assertThat(found.high()).isCloseTo(2.4598858, within(1e-7));
  }

  /** t of one degree of freedom is tan(0.475 π) = 12.7062, deviation of 1 and 3 is √2. */
  @Test
  void agreesWithTheHandForTwoFigures() {
    Spread found = of(1, 3);
    assertThat(found.standardDeviation()).isCloseTo(Math.sqrt(2), within(1e-15));
    assertThat(found.high() - found.mean()).isCloseTo(Math.tan(0.475 * Math.PI), within(1e-6));
    assertThat(found.mean() - found.low()).isCloseTo(Math.tan(0.475 * Math.PI), within(1e-6));
  }

  @Test
  void oneFigureHasAMeanAndNoInterval() {
    assertThat(of(5)).isEqualTo(new Spread(1, 5, Double.NaN, Double.NaN, Double.NaN));
  }

  @Test
  void nanIsLeftOut() {
    assertThat(of(Double.NaN, 1, 3)).isEqualTo(of(1, 3));
    assertThat(of(Double.NaN).n()).isZero();
    assertThat(of().mean()).isNaN();
  }

  @Test
  void equalFiguresHaveAnIntervalOfNoWidth() {
    assertThat(of(0.1, 0.1, 0.1)).isEqualTo(new Spread(3, 0.1, 0, 0.1, 0.1));
  }

  @Test
  void infiniteFiguresHaveNoInterval() {
    Spread found = of(1, Double.POSITIVE_INFINITY);
    assertThat(found.low()).isNaN();
    assertThat(found.high()).isNaN();
    assertThat(of(Double.MAX_VALUE, Double.MAX_VALUE).mean()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void theMeanOfInfiniteFiguresDoesNotDependOnTheirOrder() {
    assertThat(of(1, Double.POSITIVE_INFINITY, 3).mean()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(of(Double.POSITIVE_INFINITY, 1).mean()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(of(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY).mean())
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(of(Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY).mean()).isNaN();
  }

  @Test
  void hugeAndTinyFiguresSpreadAsOthersDo() {
    double scaled = Math.sqrt(2);
    assertThat(of(1e200, 3e200).standardDeviation() / 1e200).isCloseTo(scaled, within(1e-12));
    assertThat(of(1e-200, 3e-200).standardDeviation() / 1e-200).isCloseTo(scaled, within(1e-12));
    assertThat(of(0, Double.MIN_VALUE * 2).high()).isPositive();
  }

  /** Nineteen times of twenty, for figures that are normal. */
  @Test
  void theIntervalHoldsTheTrueMeanAsOftenAsItSays() {
    Random random = new Random(1);
    int held = 0;
    for (int i = 0; i < 20_000; i++) {
      Spread found = spread.of(random.doubles(5).map(u -> random.nextGaussian()));
      held += found.low() <= 0 && found.high() >= 0 ? 1 : 0;
    }
    assertThat(held / 20_000.0).isCloseTo(0.95, within(0.006));
  }
}
