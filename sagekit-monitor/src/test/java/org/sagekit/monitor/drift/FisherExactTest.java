package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class FisherExactTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.fisherExact();
  }

  /** SciPy: fisher_exact of 30, 10 and 15, 25. */
  @Test
  void agreesWithSciPyOnTwoLevels() {
    DriftResult result = test().compare(Samples.levels(30, 10), Samples.levels(15, 25));
    assertThat(result.pValue()).isCloseTo(0.0014328738241224238, within(1e-10));
  }

  /** SciPy: fisher_exact by 999,999 random tables says 0.02318. */
  @Test
  void agreesWithSciPyOnThreeLevels() {
    DriftResult result = test().compare(Samples.levels(8, 3, 1), Samples.levels(2, 5, 6));
    assertThat(Math.exp(-result.statistic())).isCloseTo(0.0033921119935388312, within(1e-9));
    assertThat(result.pValue()).isCloseTo(0.02318, within(0.006));
  }
}
