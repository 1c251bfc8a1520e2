package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.monitor.distribution.Fisher;

/** Statistics of tied samples that one can compute on paper. */
class RankTiesTest {
  // Of 1 1 2 there, 1 2 2 2 here: one gap, below it 2 of 3 and 1 of 4 values; 3 and 4 around it.
  private static final Column THEN = Column.ofNumbers(1, 1, 2);
  private static final Column NOW = Column.ofNumbers(1, 2, 2, 2);
  private static final double DEVIATION = 2 / 3.0 - 1 / 4.0;

  @Test
  void gapsCountByHowManyValuesStandAroundThem() {
    double weight = 7 / 2.0;
    double squared = DEVIATION * DEVIATION;
    assertThat(DriftTests.cramerVonMises().compare(THEN, NOW).statistic())
        .isCloseTo(12 / 49.0 * weight * squared, within(1e-12));
    assertThat(DriftTests.andersonDarling().compare(THEN, NOW).statistic())
        .isCloseTo(12 * weight * squared / (3 * 4), within(1e-12));
  }

  @Test
  void twoDistinctValuesHaveTheProbabilitiesOfFisher() {
    double p = Fisher.twoSided(1, 4, 3, 7);
    assertThat(DriftTests.cramerVonMises().compare(THEN, NOW).pValue()).isCloseTo(p, within(1e-12));
    assertThat(DriftTests.andersonDarling().compare(THEN, NOW).pValue())
        .isCloseTo(p, within(1e-12));
    assertThat(DriftTests.kuiper().compare(THEN, NOW).pValue()).isCloseTo(p, within(1e-12));
    assertThat(DriftTests.wasserstein().compare(THEN, NOW).pValue()).isCloseTo(p, within(1e-12));
  }
}
