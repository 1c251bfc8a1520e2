package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class HellingerTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.hellinger();
  }

  /** By 1 - sum sqrt(p q), in NumPy 2. */
  @Test
  void agreesWithNumPy() {
    DriftResult result = test().compare(Samples.LEVELS_THEN, Samples.LEVELS_NOW);
    assertThat(result.statistic() * result.statistic())
        .isCloseTo(0.05317257128303188, within(1e-12));
  }

  @Test
  void isWholeWhereNothingIsInCommon() {
    DriftResult result = test().compare(Samples.levels(40, 20, 0), Samples.levels(0, 0, 30));
    assertThat(result.statistic()).isEqualTo(1);
    assertThat(result.effect()).isEqualTo(1);
  }
}
