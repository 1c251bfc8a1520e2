package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class GammaRatiosTest {

  /** Commons Math's series ends with an error of 3e-9: the sign of its second term is wrong. */
  @Property
  void digammaAgreesWithCommonsMath(@ForAll @DoubleRange(min = 0.01, max = 1e6) double x) {
    assertThat(GammaRatios.digamma(x)).isCloseTo(Gamma.digamma(x), within(1e-8));
  }

  /** Abramowitz and Stegun, 6.3.2 and 6.3.3, with Euler's constant. */
  @Test
  void digammaIsExactWhereItHasAClosedForm() {
    double euler = 0.57721566490153286;
    assertThat(GammaRatios.digamma(1)).isCloseTo(-euler, within(1e-14));
    assertThat(GammaRatios.digamma(0.5)).isCloseTo(-euler - 2 * StrictMath.log(2), within(1e-14));
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
