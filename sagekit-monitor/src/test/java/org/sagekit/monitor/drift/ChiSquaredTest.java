package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.monitor.distribution.Fisher;

class ChiSquaredTest extends DriftTestContract {
  private final ChiSquareTest oracle = new ChiSquareTest();

  @Override
  protected DriftTest test() {
    return DriftTests.chiSquared();
  }

  private static Column column(long... counts) {
    List<String> values = new ArrayList<>();
    for (int level = 0; level < counts.length; level++) {
      for (long i = 0; i < counts[level]; i++) {
        values.add("level " + level);
      }
    }
    return Column.ofCategories(values);
  }

  @Test
  void fitsCategoriesAndBooleans() {
    assertThat(FieldType.values())
        .filteredOn(test()::fits)
        .containsExactly(FieldType.BOOLEAN, FieldType.CATEGORICAL);
  }

  @Test
  void agreesWithCommonsMath() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      long[] then = random.longs(4, 150, 300).toArray();
      long[] now = random.longs(4, 150, 300).toArray();
      DriftResult result = test().compare(column(then), column(now));
      assertThat(result.statistic())
          .isCloseTo(oracle.chiSquareDataSetsComparison(then, now), within(1e-9));
      assertThat(result.pValue())
          .isCloseTo(oracle.chiSquareTestDataSetsComparison(then, now), within(1e-12));
    }
  }

  /** All ways to draw 8 rows of a design in which each of four levels occurs equally often. */
  @Test
  void holdsItsLevelWhereLevelsAreEquallyCommon() {
    double alarms = 0;
    for (int a = 0; a <= 8; a++) {
      for (int b = 0; a + b <= 8; b++) {
        for (int c = 0; a + b + c <= 8; c++) {
          long[] now = {a, b, c, 8 - a - b - c};
          long[] then = Arrays.stream(now).map(n -> 100 - n).toArray();
          boolean rings = test().compare(column(then), column(now)).pValue() < 0.05;
          alarms += rings ? chance(now) : 0;
        }
      }
    }
    assertThat(alarms).isBetween(0.02, 0.05);
  }

  private static double chance(long... now) {
    double log = -CombinatoricsUtils.binomialCoefficientLog(400, 8);
    for (long n : now) {
      log += CombinatoricsUtils.binomialCoefficientLog(100, (int) n);
    }
    return Math.exp(log);
  }

  @Test
  void findsThatEightRowsHaveOneOfManyLevels() {
    Column then = column(100, 100, 100, 100);
    for (int level = 0; level < 4; level++) {
      long[] now = new long[4];
      now[level] = 8;
      assertThat(test().compare(then, column(now)).pValue()).isLessThan(0.001);
    }
  }

  @Test
  void countsRareLevelsAsOne() {
    DriftResult pooled =
        test().compare(column(500, 400, 30, 25, 30, 90), column(45, 40, 3, 2, 2, 10));
    long[] then = {500, 400, 85, 90};
    long[] now = {45, 40, 7, 10};
    assertThat(pooled.statistic())
        .isCloseTo(oracle.chiSquareDataSetsComparison(then, now), within(1e-9));
    assertThat(pooled.pValue())
        .isCloseTo(oracle.chiSquareTestDataSetsComparison(then, now), within(0.15));
  }

  @Test
  void countsRareLevelsWithTheNextOneIfTheyAreTooFew() {
    DriftResult pooled = test().compare(column(500, 400, 2, 3, 90), column(45, 40, 1, 0, 10));
    long[] then = {500, 400, 95};
    long[] now = {45, 40, 11};
    assertThat(pooled.statistic())
        .isCloseTo(oracle.chiSquareDataSetsComparison(then, now), within(1e-9));
    assertThat(pooled.pValue())
        .isCloseTo(oracle.chiSquareTestDataSetsComparison(then, now), within(0.15));
  }

  @Test
  void isExactWhereTheApproximationIsNot() {
    // Fisher's tea: 3 of 4 and 1 of 4.
    assertThat(test().compare(column(3, 1), column(1, 3)).pValue())
        .isCloseTo(34 / 70.0, within(1e-12));
  }

  /** The chi-squared distribution says 9e-6. */
  @Test
  void isExactForTwoLevelsFarOut() {
    DriftResult result = test().compare(column(2_000, 198_000), column(40, 1_960));
    double oracle = Fisher.greater(40, 2_000, 2_040, 202_000);
    assertThat(result.pValue()).isBetween(oracle, 1.01 * oracle).isGreaterThan(2.5e-5);
  }

  /** The chi-squared distribution says less than 1e-7. */
  @Test
  void isNotTooSureOfARareLevel() {
    DriftResult result = test().compare(column(500, 500, 99_000), column(18, 5, 977));
    assertThat(result.pValue()).isGreaterThanOrEqualTo(Fisher.greater(18, 1_000, 518, 101_000));
  }

  /** Draws of 4,000 cells would take a minute; 200 of them are told apart. */
  @Test
  void looksAtTheCommonestOfVeryManyLevels() {
    long[] then = new long[4_000];
    long[] now = new long[4_000];
    Arrays.fill(then, 12);
    Arrays.fill(now, 12);
    assertThat(test().compare(column(then), column(now)).pValue()).isEqualTo(1);
    Arrays.fill(then, 0, 100, 40);
    assertThat(test().compare(column(then), column(now)).pValue()).isLessThan(1e-4);
  }

  @Test
  void effectIsNearNothingForManyLevelsThatHaveNotChanged() {
    Random random = new Random(7);
    double sum = 0;
    for (int i = 0; i < 100; i++) {
      long[] then = new long[50];
      long[] now = new long[50];
      random.ints(5_000, 0, 50).forEach(level -> then[level]++);
      random.ints(100, 0, 50).forEach(level -> now[level]++);
      sum += test().compare(column(then), column(now)).effect();
    }
    // The plain distance is 0.28 on average.
    assertThat(sum / 100).isLessThan(0.03);
  }

  @Test
  void effectIsTheDistanceOfTheSharesInLargeSamples() {
    assertThat(test().compare(column(50_000, 50_000), column(80_000, 20_000)).effect())
        .isCloseTo(0.3, within(0.002));
  }

  /** Few rows, many levels, most of them rare. */
  @Test
  void isCalibratedInSmallWindows() {
    Random random = new Random(8);
    int alarms = 0;
    for (int i = 0; i < 400; i++) {
      long[] then = new long[20];
      long[] now = new long[20];
      random.doubles(1_000).forEach(u -> then[(int) (20 * u * u * u)]++);
      random.doubles(40).forEach(u -> now[(int) (20 * u * u * u)]++);
      alarms += test().compare(column(then), column(now)).pValue() < 0.05 ? 1 : 0;
    }
    int most = new BinomialDistribution(null, 400, 0.055).inverseCumulativeProbability(0.9999);
    assertThat(alarms).isBetween(5, most);
  }
}
