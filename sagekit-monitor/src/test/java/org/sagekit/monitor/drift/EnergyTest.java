package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class EnergyTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.energyDistance();
  }

  /** SciPy: energy_distance. */
  @Test
  void agreesWithSciPy() {
    assertThat(test().compare(Samples.THEN, Samples.NOW).statistic())
        .isCloseTo(0.8297723918173118, within(1e-12));
    assertThat(test().compare(Samples.TIED_THEN, Samples.TIED_NOW).statistic())
        .isCloseTo(0.6819090848492929, within(1e-12));
  }

  @Test
  void effectAndProbabilityDoNotDependOnTheUnit() {
    double[] then = numbers(Samples.TIED_THEN, 1);
    double[] now = numbers(Samples.TIED_NOW, 1);
    DriftResult one = test().compare(Column.ofNumbers(then), Column.ofNumbers(now));
    for (double unit : new double[] {1e-300, 1e-3, 1e6, 1e307}) {
      DriftResult other =
          test()
              .compare(
                  Column.ofNumbers(numbers(Samples.TIED_THEN, unit)),
                  Column.ofNumbers(numbers(Samples.TIED_NOW, unit)));
      assertThat(other.effect()).isCloseTo(one.effect(), within(1e-9));
      assertThat(other.pValue()).isCloseTo(one.pValue(), within(1e-9));
    }
  }

  private static double[] numbers(Column column, double unit) {
    double[] numbers = new double[column.size()];
    Arrays.setAll(numbers, row -> column.number(row) * unit);
    return numbers;
  }

  /** By the pairs, which takes n m steps. */
  @Test
  void isTwiceTheDistanceBetweenLessThoseWithin() {
    double[] then = numbers(Samples.THEN, 1);
    double[] now = numbers(Samples.NOW, 1);
    double squared = 2 * mean(then, now) - mean(then, then) - mean(now, now);
    assertThat(test().compare(Samples.THEN, Samples.NOW).statistic())
        .isCloseTo(Math.sqrt(squared), within(1e-12));
  }

  private static double mean(double[] one, double[] other) {
    return Arrays.stream(one)
        .flatMap(x -> Arrays.stream(other).map(y -> Math.abs(x - y)))
        .average()
        .orElseThrow();
  }
}
