package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class GammaRatiosTest {

  @Property
  void digammaAgreesWithCommonsMath(@ForAll @DoubleRange(min = 0.01, max = 1e6) double x) {
    double expected = Gamma.digamma(x);
    assertThat(GammaRatios.digamma(x))
        .isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
  }

  @Property
  void digammaStepsByTheReciprocal(@ForAll @DoubleRange(min = 0.01, max = 100) double x) {
    double step = GammaRatios.digamma(x + 1) - GammaRatios.digamma(x);
    assertThat(step).isCloseTo(1 / x, within(1e-12 * (1 + 1 / x)));
  }

  @Test
  void risingByWholeNumbersIsAProduct() {
    assertThat(GammaRatios.logRising(2.5, 3))
        .isCloseTo(StrictMath.log(2.5 * 3.5 * 4.5), within(1e-13));
    assertThat(GammaRatios.logRising(2.5, 0)).isZero();
  }
}
