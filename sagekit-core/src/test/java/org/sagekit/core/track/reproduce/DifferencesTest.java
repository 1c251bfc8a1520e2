package org.sagekit.core.track.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static double column(double[] before, double[] after) {
    return Differences.ofColumn(before.length, i -> before[i], i -> after[i]);
  }

  @Property
  void areNeverBelowZeroNorNaNAndTheSameBothWays(@ForAll double a, @ForAll double b) {
    assertThat(Differences.relative(a, b)).isBetween(0.0, Double.POSITIVE_INFINITY);
    assertThat(Differences.relative(a, b)).isEqualTo(Differences.relative(b, a));
    assertThat(Differences.relative(a, a)).isZero();
    assertThat(column(new double[] {a, b}, new double[] {b, a}))
        .isBetween(0.0, Double.POSITIVE_INFINITY);
  }

  @Test
  void areInProportionToTheGreater() {
    assertThat(Differences.relative(100, 99)).isEqualTo(0.01, within(1e-15));
    assertThat(Differences.relative(Double.MAX_VALUE, -Double.MAX_VALUE)).isEqualTo(2);
    assertThat(Differences.relative(0.0, -0.0)).isZero();
  }

  @Test
  void areInfiniteIfOnlyOneIsANumber() {
    assertThat(Differences.relative(1, Double.NaN)).isInfinite();
    assertThat(Differences.relative(Double.POSITIVE_INFINITY, 1)).isInfinite();
    assertThat(Differences.relative(Double.NaN, Double.NaN)).isZero();
  }

  @Test
  void ofAColumnAreInProportionToItsGreatest() {
    double[] before = {1000, 1e-9, Double.NaN};
    double[] after = {1000, 2e-9, Double.NaN};
    assertThat(column(before, after)).isEqualTo(1e-12, within(1e-15));
    assertThat(column(new double[] {0}, new double[] {0})).isZero();
  }
}
