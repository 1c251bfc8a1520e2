package org.sagekit.monitor.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  /** About the mean (1, 2), far along (3, 4) / 5 and near across it. */
  private static final double[][] ROWS = {{7, 10}, {-5, -6}, {0.2, 2.6}, {1.8, 1.4}};

  @Test
  void firstDirectionIsThatOfTheGreatestVariance() {
    PrincipalComponents components = PrincipalComponents.of(ROWS, 0.65);
    assertThat(components.mean()).containsExactly(new double[] {1, 2}, within(1e-12));
    assertThat(components.directions()).hasNumberOfRows(1);
    double[] first = components.directions()[0];
    assertThat(Math.abs(3 * first[0] + 4 * first[1])).isCloseTo(5, within(1e-9));
  }

  @Test
  void errorIsTheDistanceAcross() {
    PrincipalComponents components = PrincipalComponents.of(ROWS, 0.65);
    assertThat(components.error(new double[] {1 + 30, 2 + 40})).isCloseTo(0, within(1e-9));
    assertThat(components.error(new double[] {1 - 4, 2 + 3})).isCloseTo(5, within(1e-9));
    assertThat(components.error(new double[] {1 - 4 + 30, 2 + 3 + 40})).isCloseTo(5, within(1e-9));
  }

  @Test
  void leavesADirectionOut() {
    assertThat(PrincipalComponents.of(ROWS, 0.9999).directions()).hasNumberOfRows(1);
    PrincipalComponents none = PrincipalComponents.of(new double[][] {{1}, {3}}, 0.65);
    assertThat(none.directions()).isEmpty();
    assertThat(none.error(new double[] {5})).isEqualTo(3);
  }

  @Test
  void bearsRowsThatAreAllAlike() {
    PrincipalComponents flat = PrincipalComponents.of(new double[][] {{1, 2}, {1, 2}}, 0.65);
    assertThat(flat.error(new double[] {4, 6})).isBetween(0.0, 5.0 + 1e-9);
  }
}
