package org.sagekit.core.train.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PointTreeTest {

  @Property(tries = 100)
  void findsWhatLookingAtAllPointsFinds(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll @DoubleRange(min = 0, max = 2) double radius) {
    double[][] points = points(seed, count);
    double[] place = points[0];
    List<Integer> found = new ArrayList<>();
    PointTree.of(points).within(place, radius, found::add);
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, count)
                .filter(row -> Distances.squares(points[row], place) <= radius * radius)
                .boxed()
                .toList());
  }

  @Property(tries = 100)
  void measuresTheDistanceOfTheNearest(
      @ForAll long seed, @ForAll @IntRange(min = 5, max = 200) int count) {
    double[][] points = points(seed, count);
    double[] place = {0.3, 0.1, -2};
    double[] sorted =
        Arrays.stream(points)
            .mapToDouble(p -> Math.sqrt(Distances.squares(p, place)))
            .sorted()
            .toArray();
    PointTree tree = PointTree.of(points);
    assertThat(tree.distance(place, 1)).isEqualTo(sorted[0]);
    assertThat(tree.distance(place, 5)).isEqualTo(sorted[4]);
  }

  @Test
  void survivesManyEqualPoints() {
    double[][] points = new double[10_000][1];
    points[7][0] = Math.ulp(0.0);
    int[] count = new int[1];
    PointTree.of(points).within(new double[] {0}, 0, row -> count[0]++);
    assertThat(count[0]).isGreaterThanOrEqualTo(9_999);
  }

  /** Some numbers are coarse, so that points share them. */
  private static double[][] points(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> new double[] {random.nextGaussian(), random.nextInt(3), random.nextInt(2)})
        .toArray(double[][]::new);
  }
}
