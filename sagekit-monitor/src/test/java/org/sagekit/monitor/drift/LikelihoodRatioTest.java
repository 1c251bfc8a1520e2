package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class LikelihoodRatioTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.gTest();
  }

  /** SciPy: chi2_contingency, lambda_="log-likelihood", without correction. */
  @Test
  void agreesWithSciPy() {
    DriftResult result = test().compare(Samples.LEVELS_THEN, Samples.LEVELS_NOW);
    assertThat(result.statistic()).isCloseTo(19.31644564826211, within(1e-9));
    // 0.000235 there: by permutation here, for the rarest level is expected 7 times.
    assertThat(result.pValue()).isBetween(1e-4, 6e-4);
  }

  /** SciPy says 62.5 and 1.3e-13, which is 60.96 divided by Williams' q. */
  @Test
  void correctsAsWilliamsDid() {
    DriftResult result = test().compare(Samples.levels(100, 60, 40), Samples.levels(30, 60, 90));
    double q =
        1
            + (380 / 200.0 + 380 / 180.0 - 1)
                * (380 / 130.0 + 380 / 120.0 + 380 / 130.0 - 1)
                / (6 * 380 * 2);
    assertThat(result.pValue()).isCloseTo(Math.exp(-result.statistic() / q / 2), within(1e-18));
  }
}
