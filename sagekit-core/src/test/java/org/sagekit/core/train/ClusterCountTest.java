package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterCountTest {

  @Test
  void findsAsManyAsThereAre() {
    for (int clusters = 1; clusters <= 6; clusters++) {
      assertThat(ClusterCount.of(points(clusters, 600, 3), 5)).isEqualTo(clusters);
    }
  }

  @Test
  void findsTheSameInTwoThreadsAtOnce() {
    double[][] points = points(4, 3_000, 9);
    CompletableFuture<Integer> other =
        CompletableFuture.supplyAsync(() -> ClusterCount.of(points, 1));
    assertThat(ClusterCount.of(points, 1)).isEqualTo(other.join());
  }

  @Test
  void leavesThePointsAlone() {
    double[][] points = points(3, 300, 1);
    double[][] before = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
    ClusterCount.of(points, 2);
    assertThat(points).isDeepEqualTo(before);
  }

  private static double[][] points(int clusters, int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              double angle = 2 * Math.PI * (i % clusters) / clusters;
              return new double[] {
                15 * Math.cos(angle) + random.nextGaussian(),
                15 * Math.sin(angle) + random.nextGaussian()
              };
            })
        .toArray(double[][]::new);
  }
}
