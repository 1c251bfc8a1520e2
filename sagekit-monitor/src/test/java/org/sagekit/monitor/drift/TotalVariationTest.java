package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class TotalVariationTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.totalVariation();
  }

  @Test
  void isHalfTheSumOfTheDistances() {
    DriftResult result = test().compare(Samples.LEVELS_THEN, Samples.LEVELS_NOW);
    assertThat(result.statistic()).isCloseTo(0.27058823529411763, within(1e-12));
    assertThat(result.pValue()).isBetween(1e-5, 2e-3);
  }

  @Test
  void effectIsThatOfTheChiSquaredTest() {
    assertThat(test().compare(Samples.LEVELS_THEN, Samples.LEVELS_NOW).effect())
        .isEqualTo(
            DriftTests.chiSquared().compare(Samples.LEVELS_THEN, Samples.LEVELS_NOW).effect());
  }
}
