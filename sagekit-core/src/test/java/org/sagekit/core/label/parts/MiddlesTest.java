package org.sagekit.core.label.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MiddlesTest {

  @Test
  void theMeanIsByWeights() {
    assertThat(Middles.mean(new double[] {1, 5}, new double[] {3, 1})).isEqualTo(2);
    assertThat(Middles.mean(new double[] {0.1, 0.1, 0.1}, new double[] {0.3, 0.3, 0.3}))
        .isEqualTo(0.1);
  }

  @Test
  void theMedianHasHalfOfTheWeight() {
    assertThat(Middles.median(new double[] {9, 1, 5}, new double[] {1, 1, 1})).isEqualTo(5);
    assertThat(Middles.median(new double[] {9, 1, 5}, new double[] {3, 1, 1})).isEqualTo(9);
    assertThat(Middles.median(new double[] {9, 1}, new double[] {1, 1})).isEqualTo(1);
  }

  @Test
  void theModeIsTheMedianWhereItIsNotClear() {
    double[] alike = {1, 1, 1, 1};
    assertThat(Middles.mode(new double[] {7, 7, 1, 2}, alike)).isEqualTo(7);
    assertThat(Middles.mode(new double[] {7, 7, 1, 1}, alike)).isEqualTo(1);
    assertThat(Middles.mode(new double[] {7, 6, 1, 2}, alike)).isEqualTo(2);
    assertThat(Middles.mode(new double[] {7, 7, 1, 1}, new double[] {1, 1, 2, 2})).isEqualTo(1);
  }
}
