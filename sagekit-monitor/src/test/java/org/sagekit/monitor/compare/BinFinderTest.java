package org.sagekit.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinFinderTest {

  private static void assertFinds(double... starts) {
    BinFinder finder = new BinFinder(starts);
    Random random = new Random(1);
    double[] asked = random.doubles(1_000, -3, 3).map(x -> x * x * x * starts[0]).toArray();
    double[] odd = {0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE};
    for (double[] values : new double[][] {asked, odd, starts}) {
      for (double value : values) {
        long bin = Arrays.stream(starts).filter(start -> start <= value).count();
        assertThat(finder.binOf(value)).as("%s", value).isEqualTo((int) bin);
      }
    }
  }

  @Test
  void findsTheBinWhereverTheEdgesAre() {
    assertFinds(0);
    assertFinds(5);
    assertFinds(-3, -2, -1, 0, 1, 2, 3);
    assertFinds(1, 1 + 1e-12, 1e9, 1e300);
    assertFinds(-Double.MAX_VALUE, -1, 0, Double.MAX_VALUE);
    assertFinds(Double.MIN_VALUE, 2 * Double.MIN_VALUE);
  }

  @Test
  void isOneBinWithoutEdges() {
    assertThat(new BinFinder().binOf(7)).isZero();
    assertThat(new BinFinder().binOf(Double.NEGATIVE_INFINITY)).isZero();
  }
}
