package org.sagekit.core.train.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KMeansSearchTest {

  private static Centres find(double[][] points, int clusters, int iterations, long seed) {
    KMeansSearch.Plan plan = new KMeansSearch.Plan(clusters, iterations, () -> false);
    return KMeansSearch.find(points, Lattice.ones(points), plan, seed);
  }

  /**
   * scikit-learn 1.x: KMeans(3) and the best of 3,000 starts of KMeans(5), tol=0, on the same
   * points.
   */
  @Test
  void findsTheInertiaOfScikitLearn() {
    double[][] points = Lattice.points(4);
    Centres three = find(points, 3, 300, 1);
    assertThat(three.inertia()).isCloseTo(7.449682185945923, within(1e-12));
    assertThat(three.points()).hasSize(3);
    double best =
        IntStream.range(0, 200)
            .mapToDouble(seed -> find(points, 5, 300, seed).inertia())
            .min()
            .orElseThrow();
    assertThat(best).isCloseTo(5.343503083662924, within(1e-12));
  }

  @Property(tries = 50)
  void neverRaisesTheInertia(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int clusters) {
    double[][] points = random(seed, 80);
    double before = Double.POSITIVE_INFINITY;
    for (int iterations = 0; iterations < 12; iterations++) {
      double inertia = find(points, clusters, iterations, seed).inertia();
      assertThat(inertia).isLessThanOrEqualTo(before * (1 + 1e-12));
      before = inertia;
    }
  }

  /** The bounds must never keep a point from its nearest centre. */
  @Property(tries = 50)
  void endsWithEachPointAtItsNearestCentre(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int clusters) {
    double[][] points = random(seed, 120);
    Centres found = find(points, clusters, 1_000, seed);
    double inertia =
        Arrays.stream(points)
            .mapToDouble(p -> Distances.squares(p, found.points().get(found.nearest(p))))
            .sum();
    assertThat(found.inertia()).isCloseTo(inertia, within(1e-9));
    for (int cluster = 0; cluster < found.points().size(); cluster++) {
      int own = cluster;
      double[][] members =
          Arrays.stream(points).filter(p -> found.nearest(p) == own).toArray(double[][]::new);
      for (int i = 0; i < 2; i++) {
        int dimension = i;
        double mean = Arrays.stream(members).mapToDouble(p -> p[dimension]).average().orElseThrow();
        assertThat(found.points().get(cluster)[i]).isCloseTo(mean, within(1e-9));
      }
    }
  }

  @Test
  void findsFewerClustersIfThereAreFewerDifferentPoints() {
    double[][] points = {{1, 1}, {2, 2}, {1, 1}, {2, 2}, {1, 1}};
    Centres found = find(points, 4, 10, 3);
    assertThat(found.points()).hasSize(2);
    assertThat(found.points().get(0)).containsExactly(1, 1);
    assertThat(found.inertia()).isZero();
  }

  @Test
  void countsPointsByTheirWeight() {
    double[][] points = {{0}, {1}, {10}};
    KMeansSearch.Plan plan = new KMeansSearch.Plan(1, 10, () -> false);
    Centres found = KMeansSearch.find(points, new double[] {1, 3, 1}, plan, 1);
    assertThat(found.points().get(0)).containsExactly(13 / 5.0);
  }

  @Test
  void stopsWhenItIsAsked() {
    KMeansSearch.Plan plan = new KMeansSearch.Plan(5, 1_000, () -> true);
    double[][] points = Lattice.points(1);
    assertThat(KMeansSearch.find(points, Lattice.ones(points), plan, 1).iterations()).isZero();
  }

  private static double[][] random(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> new double[] {random.nextGaussian() + i % 3, random.nextInt(4)})
        .toArray(double[][]::new);
  }
}
