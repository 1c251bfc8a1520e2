package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class KolmogorovSmirnovTest extends DriftTestContract {
  private final org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest oracle =
      new org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest();

  @Override
  protected DriftTest test() {
    return DriftTests.kolmogorovSmirnov();
  }

  private DriftResult compare(double[] then, double[] now) {
    return test().compare(Column.ofNumbers(then), Column.ofNumbers(now));
  }

  private static double[] normal(long seed, int size, double shift) {
    return new Random(seed).doubles(size).map(u -> u + shift).toArray();
  }

  @Test
  void fitsWhateverHasAnOrder() {
    assertThat(FieldType.values())
        .filteredOn(test()::fits)
        .containsExactly(FieldType.NUMERIC, FieldType.INTEGER, FieldType.DATETIME);
  }

  @ParameterizedTest
  @CsvSource({"2,2", "2,3", "10,10", "13,40", "100,100", "25,400", "7,1000"})
  void agreesWithCommonsMathExactly(int n, int m) {
    for (int seed = 0; seed < 10; seed++) {
      double[] then = normal(seed, n, 0);
      double[] now = normal(-seed - 1, m, 0.05 * seed);
      DriftResult result = compare(then, now);
      double statistic = oracle.kolmogorovSmirnovStatistic(then, now);
      assertThat(result.statistic()).isCloseTo(statistic, within(1e-12));
      assertThat(result.pValue()).isCloseTo(oracle.exactP(statistic, n, m, false), within(1e-9));
      assertThat(result.effect()).isEqualTo(result.statistic());
    }
  }

  @Test
  void agreesWithCommonsMathInTheLimit() {
    for (int seed = 0; seed < 10; seed++) {
      double[] then = normal(seed, 5_000, 0);
      double[] now = normal(-seed - 1, 500, 0.01 * seed);
      assertThat(compare(then, now).pValue())
          .isCloseTo(
              oracle.approximateP(oracle.kolmogorovSmirnovStatistic(then, now), 5_000, 500),
              within(1e-9));
    }
  }

  /** Of the 6 ways to choose who came first, those with a distance as great. */
  @Test
  void countsTheOrdersOfTiedSamples() {
    // Pooled 1 1 2 3, all splits in 2 and 2: {11|23} 1, {12|13} .5 four times, {23|11} 1.
    assertThat(compare(new double[] {1, 1}, new double[] {2, 3}).pValue())
        .isCloseTo(2 / 6.0, within(1e-15));
    assertThat(compare(new double[] {1, 2}, new double[] {1, 3}).pValue()).isEqualTo(1);
  }

  @Test
  void agreesWithAllPermutationsOfTiedSamples() {
    double[] pooled = {1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 5};
    for (int then : new int[] {0b000000011111, 0b101010101010, 0b000000000111, 0b110000000001}) {
      double statistic = compare(part(pooled, then, true), part(pooled, then, false)).statistic();
      int size = Integer.bitCount(then);
      int all = 0;
      int asGreat = 0;
      for (int choice = 0; choice < 1 << pooled.length; choice++) {
        if (Integer.bitCount(choice) == size) {
          all++;
          double other =
              compare(part(pooled, choice, true), part(pooled, choice, false)).statistic();
          asGreat += other >= statistic - 1e-12 ? 1 : 0;
        }
      }
      assertThat(compare(part(pooled, then, true), part(pooled, then, false)).pValue())
          .isCloseTo((double) asGreat / all, within(1e-12));
    }
  }

  private static double[] part(double[] pooled, int choice, boolean chosen) {
    return java.util.stream.IntStream.range(0, pooled.length)
        .filter(i -> (choice >> i & 1) == 1 == chosen)
        .mapToDouble(i -> pooled[i])
        .toArray();
  }

  @Test
  void keepsTheSmallestProbabilities() {
    double[] low = new double[100];
    double[] high = new double[100];
    for (int i = 0; i < 100; i++) {
      low[i] = i;
      high[i] = 1_000 + i;
    }
    // 2 / C(200, 100)
    assertThat(compare(low, high).pValue()).isCloseTo(2.2087e-59, within(1e-62));
  }

  @Test
  void takesInfiniteValuesAsTheLeastAndGreatest() {
    double[] then = {Double.NEGATIVE_INFINITY, 1, 2, Double.POSITIVE_INFINITY};
    double[] now = {-1e300, 1, 2, 1e300};
    assertThat(compare(then, now).statistic()).isEqualTo(0.25);
    assertThat(compare(then, then).statistic()).isZero();
  }

  @Test
  void takesBothZerosAsOne() {
    assertThat(compare(new double[] {-0.0, 0.0}, new double[] {0.0, -0.0}).effect()).isZero();
  }

  @Test
  void limitingDistributionIsOneAtZeroAndJoinsItsTwoSeries() {
    assertThat(KolmogorovSmirnov.beyond(0)).isEqualTo(1);
    assertThat(KolmogorovSmirnov.beyond(1 - 1e-12))
        .isCloseTo(KolmogorovSmirnov.beyond(1), within(1e-11));
    // Smirnov's table: 1.3581 is the 5 % point, 1.6276 the 1 % point.
    assertThat(KolmogorovSmirnov.beyond(1.3581)).isCloseTo(0.05, within(1e-5));
    assertThat(KolmogorovSmirnov.beyond(1.6276)).isCloseTo(0.01, within(1e-5));
  }
}
