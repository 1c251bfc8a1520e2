package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class CramerVonMisesTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.cramerVonMises();
  }

  /** SciPy: cramervonmises_2samp, method="exact". */
  @Test
  void agreesWithSciPyExactly() {
    DriftResult result =
        test().compare(Samples.first(Samples.THEN, 8), Samples.first(Samples.NOW, 10));
    assertThat(result.statistic()).isCloseTo(0.39490740740740726, within(1e-12));
    assertThat(result.pValue()).isCloseTo(0.07980255039078568, within(1e-12));
    DriftResult all = test().compare(Samples.THEN, Samples.NOW);
    assertThat(all.statistic()).isCloseTo(0.7406249999999996, within(1e-12));
    assertThat(all.pValue()).isCloseTo(0.009427810022673882, within(1e-12));
  }

  @Test
  void effectIsThatOfKolmogorovAndSmirnov() {
    assertThat(test().compare(Samples.TIED_THEN, Samples.TIED_NOW).effect())
        .isEqualTo(
            DriftTests.kolmogorovSmirnov().compare(Samples.TIED_THEN, Samples.TIED_NOW).effect());
  }
}
