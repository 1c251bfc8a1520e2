package org.sagekit.core.train.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DensityLinksTest {

  @Test
  void linksWhatIsWithinSteps() {
    double[][] cores = {{10}, {0}, {1}, {2}, {11}, {5}};
    assertThat(DensityLinks.clusters(cores, 1, () -> false)).containsExactly(1, 0, 0, 0, 1, 2);
  }

  @Test
  void numbersEqualClustersByTheirFirstPoint() {
    double[][] cores = {{5}, {0}, {6}, {1}};
    assertThat(DensityLinks.clusters(cores, 1, () -> false)).containsExactly(0, 1, 0, 1);
  }

  @Test
  void findsTheKneeOfACurve() {
    assertThat(Knee.of(new double[] {1, 1.1, 1.2, 1.3, 9, 20})).isEqualTo(1.3);
    assertThat(Knee.of(new double[] {1, 2, 3})).isEqualTo(3);
    assertThat(Knee.of(new double[] {4})).isEqualTo(4);
  }
}
