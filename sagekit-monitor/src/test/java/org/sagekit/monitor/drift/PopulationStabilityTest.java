package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class PopulationStabilityTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.populationStabilityIndex();
  }

  /** By sum (p - q) ln(p / q), in NumPy 2. */
  @Test
  void agreesWithNumPy() {
    DriftResult result = test().compare(Samples.LEVELS_THEN, Samples.LEVELS_NOW);
    assertThat(result.statistic()).isCloseTo(0.43117749880522604, within(1e-12));
  }

  @Test
  void countsAnEmptyCellAsHalfARow() {
    double p = 0.5 / 100;
    double q = 10 / 100.0;
    double expected = (p - q) * Math.log(p / q) + (1 - 0.9) * Math.log(1 / 0.9);
    DriftResult result = test().compare(Samples.levels(100, 0), Samples.levels(90, 10));
    assertThat(result.statistic()).isCloseTo(expected, within(1e-12));
  }

  /** Tenths of the reference: all rows of now are in one of them. */
  @Test
  void countsNumbersInTenthsOfTheReference() {
    double[] then = new double[1_000];
    Arrays.setAll(then, i -> i);
    double[] now = new double[50];
    Arrays.fill(now, 42.5);
    double empty = 0.5 / 50;
    double expected = 0.9 * Math.log(1 / 0.1) + 9 * (0.1 - empty) * Math.log(0.1 / empty);
    assertThat(test().compare(Column.ofNumbers(then), Column.ofNumbers(now)).statistic())
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void knowsThatAHundredRowsAreOftenAboveATenth() {
    Random random = new Random(7);
    double[] then = random.doubles(5_000).toArray();
    int above = 0;
    int alarms = 0;
    for (int i = 0; i < 100; i++) {
      double[] now = random.doubles(100).toArray();
      DriftResult result = test().compare(Column.ofNumbers(then), Column.ofNumbers(now));
      above += result.statistic() > 0.1 ? 1 : 0;
      alarms += result.pValue() < 0.01 ? 1 : 0;
    }
    assertThat(above).isGreaterThan(25);
    assertThat(alarms).isLessThan(8);
  }
}
