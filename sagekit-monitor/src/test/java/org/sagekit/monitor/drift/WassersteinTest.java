package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class WassersteinTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.wasserstein();
  }

  /** SciPy: wasserstein_distance. */
  @Test
  void agreesWithSciPy() {
    assertThat(test().compare(Samples.THEN, Samples.NOW).statistic())
        .isCloseTo(1.146, within(1e-12));
    assertThat(test().compare(Samples.TIED_THEN, Samples.TIED_NOW).statistic())
        .isCloseTo(1.25, within(1e-12));
  }

  @Test
  void effectIsWholeIfAllValuesLieBeyondTheOthers() {
    Random random = new Random(3);
    double[] then = random.doubles(300).toArray();
    double[] now = random.doubles(80, 1, 5).toArray();
    DriftResult result = test().compare(Column.ofNumbers(then), Column.ofNumbers(now));
    assertThat(result.effect()).isEqualTo(1);
    assertThat(result.pValue()).isLessThan(1e-12);
  }

  @Test
  void effectOfNoChangeIsNearNothingInSmallWindowsToo() {
    Random random = new Random(4);
    double sum = 0;
    for (int i = 0; i < 100; i++) {
      double[] then = random.doubles(1_000).toArray();
      double[] now = random.doubles(20).toArray();
      sum += test().compare(Column.ofNumbers(then), Column.ofNumbers(now)).effect();
    }
    assertThat(sum / 100).isLessThan(0.08);
  }

  @Test
  void infiniteValuesLieARangeBeyondTheFiniteOnes() {
    double[] then = {0, 10, 10, 10};
    double[] now = {0, 10, 10, Double.POSITIVE_INFINITY};
    assertThat(test().compare(Column.ofNumbers(then), Column.ofNumbers(now)).statistic())
        .isCloseTo(2.5, within(1e-12));
  }
}
