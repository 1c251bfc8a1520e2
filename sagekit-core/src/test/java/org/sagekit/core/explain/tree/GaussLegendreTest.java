package org.sagekit.core.explain.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussLegendreTest {

  @Test
  void integratesPolynomialsExactly() {
    for (int count : new int[] {1, 2, 3, 4, 7, 16, 101, 500}) {
      GaussLegendre rule = GaussLegendre.of(count);
      for (int degree = 0; degree < 2 * count; degree++) {
        double sum = 0;
        for (int i = 0; i < rule.size(); i++) {
          sum += rule.weight(i) * StrictMath.pow(rule.point(i), degree);
        }
        assertThat(sum).isCloseTo(1.0 / (degree + 1), within(1e-13));
      }
    }
  }
}
