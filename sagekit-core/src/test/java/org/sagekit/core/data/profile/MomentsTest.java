package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MomentsTest {

  private static Moments of(double... values) {
    Moments moments = new Moments();
    moments.add(values, values.length);
    return moments;
  }

  @Test
  void knowsNothing() {
    Moments none = of();
    assertThat(none.count()).isZero();
    assertThat(new double[] {none.mean(), none.sum(), none.min(), none.max(), none.variance()})
        .containsOnly(Double.NaN);
    assertThat(none.populationVariance()).isNaN();
    assertThat(of(3).deviation()).isNaN();
    assertThat(of(3).populationVariance()).isZero();
  }

  @Property(tries = 50)
  void agreesWithManyDigitsAlsoFarFromZeroAndMerged(
      @ForAll @IntRange(min = 2, max = 300) int size, @ForAll long seed) {
    double[] values = new SplittableRandom(seed).doubles(size).map(v -> 1e9 + v).toArray();
    int cut = (int) (Math.abs(seed % size));
    Moments merged = of(Arrays.copyOf(values, cut));
    merged.merge(of(Arrays.copyOfRange(values, cut, size)));
    for (Moments moments : new Moments[] {of(values), merged}) {
      assertThat(moments.mean()).isCloseTo(mean(values).doubleValue(), within(1e-6));
      assertThat(moments.sum()).isCloseTo(sum(values).doubleValue(), within(1e-4));
      assertThat(moments.variance() / variance(values)).isCloseTo(1, within(1e-6));
    }
  }

  private static BigDecimal sum(double[] values) {
    return Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal mean(double[] values) {
    return sum(values).divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128);
  }

  private static double variance(double[] values) {
    BigDecimal mean = mean(values);
    return Arrays.stream(values)
            .mapToObj(value -> new BigDecimal(value).subtract(mean).pow(2, MathContext.DECIMAL128))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .doubleValue()
        / (values.length - 1);
  }

  @Test
  void doesNotVaryIfAllAreTheSame() {
    double[] same = new double[1_000];
    Arrays.fill(same, 0.1);
    Moments moments = of(same);
    moments.merge(of(Arrays.copyOf(same, 77)));
    moments.add(0.1);
    assertThat(moments.variance()).isZero();
    assertThat(moments.mean()).isEqualTo(0.1);
  }

  @Test
  void hasNoMeanOfInfiniteNumbersButTheirRange() {
    Moments moments = of(1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    assertThat(moments.mean()).isNaN();
    assertThat(moments.deviation()).isNaN();
    assertThat(moments.min()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(of(1, Double.POSITIVE_INFINITY).sum()).isInfinite();
  }

  @Test
  void bearsNumbersWhoseSumIsTooLarge() {
    Moments moments = of(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE);
    assertThat(Math.abs(moments.mean())).isLessThan(1e293);
    assertThat(of(1e308, 1.5e308).mean()).isCloseTo(1.25e308, within(1e293));
    assertThat(of(1e308, 1.5e308).sum()).isInfinite();
  }

  @Test
  void keepsTheDigitsThatAddingLoses() {
    Moments moments = new Moments();
    for (double value : new double[] {1, 1e100, 1, -1e100}) {
      moments.add(value);
    }
    assertThat(moments.sum()).isEqualTo(2);
  }

  @Test
  void sumMayLeaveTheRangeOfDoublesOnItsWay() {
    Moments moments = new Moments();
    for (double value : new double[] {1e308, 1e308, -1.5e308}) {
      moments.add(value);
    }
    assertThat(moments.sum()).isCloseTo(5e307, within(1e295));
    assertThat(moments.mean()).isCloseTo(5e307 / 3, within(1e295));
    moments.add(1.7e308);
    assertThat(moments.sum()).isInfinite();
  }
}
