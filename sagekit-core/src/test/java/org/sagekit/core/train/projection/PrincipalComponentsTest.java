package org.sagekit.core.train.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sagekit.core.train.cluster.Lattice;

class PrincipalComponentsTest {
  private static final Offset<Double> NEAR = within(1e-12);

  /** scikit-learn 1.x: PCA(3) on the same points. */
  @Test
  void findsTheComponentsOfScikitLearn() {
    double[][] points = Lattice.points(4);
    PrincipalComponents found = PrincipalComponents.of(points, Lattice.ones(points), 3);
    assertThat(found.variances())
        .containsExactly(
            new double[] {11.047204338081421, 2.2252164656106275, 0.08431048504516074}, NEAR);
    assertThat(found.variances()[0] / found.totalVariance()).isCloseTo(0.8270889111467528, NEAR);
    assertThat(found.directions()[0])
        .containsExactly(
            new double[] {0.9999288931362738, 0.009590737882513332, 0.007087059907741532}, NEAR);
    assertThat(found.directions()[2])
        .containsExactly(
            new double[] {-0.007028314449076599, -0.006145132988470636, 0.9999564191186328}, NEAR);
  }

  @Property(tries = 50)
  void makesEachPointAgainFromAllComponents(@ForAll long seed) {
    Random random = new Random(seed);
    double[][] points =
        IntStream.range(0, 40)
            .mapToObj(i -> random.doubles(5, -3, 3).toArray())
            .toArray(double[][]::new);
    PrincipalComponents found = PrincipalComponents.of(points, Lattice.ones(points), 5);
    double[] again = found.mean().clone();
    for (double[] direction : found.directions()) {
      double along =
          IntStream.range(0, 5)
              .mapToDouble(i -> direction[i] * (points[0][i] - found.mean()[i]))
              .sum();
      Arrays.setAll(again, i -> again[i] + along * direction[i]);
    }
    assertThat(again).containsExactly(points[0], within(1e-9));
    assertThat(Arrays.stream(found.variances()).sum())
        .isCloseTo(found.totalVariance(), within(1e-9));
  }

  @Test
  void countsPointsByTheirWeight() {
    double[][] twice = {{0, 1}, {0, 1}, {3, 1}, {4, 7}};
    double[][] once = {{0, 1}, {3, 1}, {4, 7}};
    PrincipalComponents a = PrincipalComponents.of(twice, Lattice.ones(twice), 1);
    PrincipalComponents b = PrincipalComponents.of(once, new double[] {2, 1, 1}, 1);
    assertThat(b.directions()[0]).containsExactly(a.directions()[0], NEAR);
    assertThat(b.variances()).containsExactly(a.variances(), NEAR);
  }
}
