package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class MannWhitneyTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.mannWhitney();
  }

  /** SciPy: mannwhitneyu, method="exact". */
  @Test
  void agreesWithSciPyExactly() {
    DriftResult result = test().compare(Samples.THEN, Samples.NOW);
    assertThat(result.statistic()).isEqualTo(51);
    assertThat(result.pValue()).isCloseTo(0.006284291388513471, within(1e-12));
    DriftResult few =
        test().compare(Samples.first(Samples.THEN, 8), Samples.first(Samples.NOW, 10));
    assertThat(few.statistic()).isEqualTo(19);
    assertThat(few.pValue()).isCloseTo(0.0675990675990676, within(1e-12));
  }

  /** SciPy: mannwhitneyu, method="asymptotic", which corrects for ties and continuity. */
  @Test
  void agreesWithSciPyOnTies() {
    DriftResult result = test().compare(Samples.TIED_THEN, Samples.TIED_NOW);
    assertThat(result.statistic()).isEqualTo(5_860);
    assertThat(result.pValue()).isCloseTo(0.0004213467971586329, within(1e-9));
    assertThat(result.effect()).isCloseTo(1 - 2 * 5_860 / 16_000.0, within(1e-12));
  }

  @Test
  void isBlindToChangesOfTheSpread() {
    Random random = new Random(6);
    double[] then = random.doubles(2_000, -1, 1).toArray();
    double[] now = random.doubles(2_000, -3, 3).toArray();
    DriftResult result = test().compare(Column.ofNumbers(then), Column.ofNumbers(now));
    assertThat(result.pValue()).isGreaterThan(0.01);
    assertThat(
            DriftTests.andersonDarling()
                .compare(Column.ofNumbers(then), Column.ofNumbers(now))
                .pValue())
        .isLessThan(1e-9);
  }
}
