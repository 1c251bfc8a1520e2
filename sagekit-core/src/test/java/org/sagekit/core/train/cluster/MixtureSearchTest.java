package org.sagekit.core.train.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MixtureSearchTest {

  private static Mixture find(double[][] points, MixtureSearch.Plan plan, int clusters, long seed) {
    double[] ones = Lattice.ones(points);
    KMeansSearch.Plan start = new KMeansSearch.Plan(clusters, 300, () -> false);
    return MixtureSearch.find(points, ones, plan, KMeansSearch.find(points, ones, start, seed));
  }

  private static MixtureSearch.Plan plan(boolean full, double added, int iterations) {
    return new MixtureSearch.Plan(full, added, 0, iterations, () -> false);
  }

  /** scikit-learn 1.x: GaussianMixture(3, reg_covar=1e-6).score on the same points. */
  @Test
  void findsTheLikelihoodOfScikitLearn() {
    double[][] points = Lattice.points(4);
    assertThat(find(points, plan(true, 1e-6, 50), 3, 1).logLikelihood())
        .isCloseTo(-1.3547794366106198, within(1e-9));
    assertThat(find(points, plan(false, 1e-6, 50), 3, 1).logLikelihood())
        .isCloseTo(-1.608284086599594, within(1e-9));
  }

  /**
   * scikit-learn 1.x: GaussianMixture(2, reg_covar=0.01, n_init=100).score, clusters overlapping.
   */
  @Test
  void findsTheLikeliestOfManyStarts() {
    double[][] points = Lattice.points(0.8);
    double best =
        IntStream.range(0, 100)
            .mapToDouble(seed -> find(points, plan(true, 0.01, 1_000), 2, seed).logLikelihood())
            .max()
            .orElseThrow();
    assertThat(best).isCloseTo(-1.25984074522335, within(1e-6));
  }

  @Property(tries = 30)
  void neverLosesLikelihood(@ForAll long seed, @ForAll boolean full) {
    Random random = new Random(seed);
    double[][] points =
        IntStream.range(0, 60)
            .mapToObj(i -> new double[] {random.nextGaussian() + i % 2, random.nextGaussian()})
            .toArray(double[][]::new);
    double before = Double.NEGATIVE_INFINITY;
    for (int iterations = 1; iterations < 15; iterations++) {
      double likelihood = find(points, plan(full, 1e-12, iterations), 2, seed).logLikelihood();
      assertThat(likelihood).isGreaterThanOrEqualTo(before - 1e-9);
      before = likelihood;
    }
  }

  @Test
  void survivesColumnsThatTellTheSame() {
    double[][] points =
        Arrays.stream(Lattice.points(1))
            .map(p -> new double[] {p[0], p[0], -p[0]})
            .toArray(double[][]::new);
    Mixture found = find(points, plan(true, 1e-6, 100), 3, 1);
    assertThat(found.logLikelihood()).isFinite();
    assertThat(Arrays.stream(found.factors()).flatMapToDouble(Arrays::stream))
        .allMatch(Double::isFinite);
    assertThat(Arrays.stream(found.weights()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void putsTheHeaviestFirst() {
    double[][] points = {{0}, {0.1}, {9}, {9.1}, {9.2}};
    Mixture found = find(points, plan(false, 1e-3, 100), 2, 1);
    assertThat(found.weights()[0]).isCloseTo(0.6, within(1e-9));
    assertThat(found.means()[0][0]).isCloseTo(9.1, within(1e-9));
  }
}
