package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.monitor.distribution.Fisher;

class AndersonDarlingTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.andersonDarling();
  }

  private DriftResult compare(double[] then, double[] now) {
    return test().compare(Column.ofNumbers(then), Column.ofNumbers(now));
  }

  @Test
  void fitsWhateverHasAnOrder() {
    assertThat(FieldType.values())
        .filteredOn(test()::fits)
        .containsExactly(FieldType.NUMERIC, FieldType.INTEGER, FieldType.DATETIME);
  }

  /** By Pettitt's sum over the ranks of one sample, computed the long way. */
  @Test
  void isPettittsStatisticWithoutTies() {
    Random random = new Random(1);
    double[] then = random.doubles(40).toArray();
    double[] now = random.doubles(25).map(u -> u * 1.3).toArray();
    double[] pooled =
        java.util.stream.DoubleStream.concat(Arrays.stream(then), Arrays.stream(now))
            .sorted()
            .toArray();
    double sum = 0;
    for (int i = 1; i < 65; i++) {
      double upTo = pooled[i - 1];
      double m = Arrays.stream(then).filter(x -> x <= upTo).count();
      sum += Math.pow(m * 65 - 40 * i, 2) / (i * (65.0 - i));
    }
    assertThat(compare(then, now).statistic()).isCloseTo(sum / (40 * 25), within(1e-12));
  }

  @Test
  void doesNotMindWhichWayTheNumbersRun() {
    Random random = new Random(2);
    double[] then = random.ints(300, 0, 9).asDoubleStream().toArray();
    double[] now = random.ints(100, 1, 9).asDoubleStream().toArray();
    DriftResult mirrored =
        compare(
            Arrays.stream(then).map(x -> -x).toArray(), Arrays.stream(now).map(x -> -x).toArray());
    assertThat(mirrored.statistic()).isCloseTo(compare(then, now).statistic(), within(1e-10));
    assertThat(mirrored.pValue()).isCloseTo(compare(then, now).pValue(), within(1e-10));
  }

  @Test
  void effectIsThatOfKolmogorovAndSmirnov() {
    Random random = new Random(3);
    double[] then = random.ints(300, 0, 9).asDoubleStream().toArray();
    double[] now = random.ints(100, 1, 12).asDoubleStream().toArray();
    DriftTest other = DriftTests.kolmogorovSmirnov();
    assertThat(compare(then, now).effect())
        .isEqualTo(other.compare(Column.ofNumbers(then), Column.ofNumbers(now)).effect());
  }

  @Test
  void findsAChangeOfTheSpreadThatKolmogorovAndSmirnovOverlook() {
    Random random = new Random(4);
    double[] then = random.doubles(2_000).map(u -> u - 0.5).toArray();
    double[] now = random.doubles(300).map(u -> 1.2 * (u - 0.5)).toArray();
    DriftTest other = DriftTests.kolmogorovSmirnov();
    assertThat(compare(then, now).pValue())
        .isLessThan(0.01 * other.compare(Column.ofNumbers(then), Column.ofNumbers(now)).pValue());
  }

  /** Columns as they come, with few ties and with many. */
  enum Shape {
    NORMAL(Random::nextGaussian),
    WHOLE(r -> Math.rint(r.nextGaussian() * 2)),
    MOSTLY_ZERO(r -> r.nextInt(100) < 92 ? 0 : r.nextDouble()),
    COIN(r -> r.nextInt(2)),
    RARE(r -> r.nextInt(50) == 0 ? 1 : 0),
    HALF_FORTY(r -> r.nextInt(100) < 47 ? 40 : 20 + r.nextInt(40));

    private final ToDoubleFunction<Random> draw;

    Shape(ToDoubleFunction<Random> draw) {
      this.draw = draw;
    }

    double[] draw(Random random, int count) {
      double[] values = new double[count];
      Arrays.setAll(values, i -> draw.applyAsDouble(random));
      return values;
    }
  }

  /** How often p is below a level when nothing has changed. */
  private int alarms(Shape shape, int rows, int trials, double level) {
    Random random = new Random(shape.ordinal() * 31L + rows);
    int alarms = 0;
    for (int i = 0; i < trials; i++) {
      DriftResult result = compare(shape.draw(random, 2_000), shape.draw(random, rows));
      alarms += result.pValue() < level ? 1 : 0;
    }
    return alarms;
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void isCalibratedWhateverTheTies(Shape shape) {
    int most = new BinomialDistribution(null, 300, 0.06).inverseCumulativeProbability(0.9999);
    assertThat(alarms(shape, 200, 300, 0.05)).isLessThanOrEqualTo(most);
  }

  @Test
  void isExactForColumnsOfNearlyOneValue() {
    double[] then = new double[5_000];
    double[] now = new double[400];
    then[0] = 1;
    now[0] = 1;
    now[1] = 1;
    // Too many rows for all orders: Fisher's test of 2 in 400 against 1 in 5,000.
    assertThat(compare(then, now).pValue())
        .isCloseTo(Fisher.twoSided(398, 400, 5_397, 5_400), within(1e-12));
    double[] few = Arrays.copyOf(now, 100);
    assertThat(compare(then, few).pValue())
        .isCloseTo(Fisher.twoSided(98, 100, 5_097, 5_100), within(1e-9));
  }

  @Tag("proof")
  @ParameterizedTest
  @EnumSource(Shape.class)
  void isCalibratedFarOut(Shape shape) {
    for (int rows : new int[] {30, 100, 500}) {
      int alarms = alarms(shape, rows, 6_000, 0.0025);
      int atFive = alarms(shape, rows, 6_000, 0.05);
      System.getLogger("calibration")
          .log(
              System.Logger.Level.INFO,
              "{0}, {1} rows: {2} of 6000 at .0025, {3} at .05",
              shape,
              rows,
              alarms,
              atFive);
      // 15 and 300 are to be expected; coarse columns miss the level by their grain.
      assertThat(alarms).isLessThanOrEqualTo(40);
      assertThat(atFive).isLessThanOrEqualTo(420);
    }
  }
}
