package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.TextStatistics;

/** Figures of Deequ's KLLDistanceTest.scala, where nothing else is said. */
class DistancesTest {
  private static final Categories FIRST =
      Categories.of(Map.of("a", 10L, "b", 20L, "c", 25L, "d", 10L, "e", 5L));
  private static final Categories SECOND =
      Categories.of(Map.of("a", 11L, "b", 20L, "c", 25L, "d", 10L, "e", 10L));
  private static final Categories OTHER =
      Categories.of(Map.of("f", 11L, "a", 20L, "c", 25L, "d", 10L, "e", 10L));

  private static Reference reference(double... values) {
    return Reference.of(Hand.kll(values));
  }

  private static Ranks ranks(double... numbers) {
    return Ranks.of(Hand.kll(numbers));
  }

  @Test
  void numbersAreFarBySimpleDistance() {
    assertThat(Distances.simple(reference(1, 2, 3, 4), ranks(2, 3, 4, 5))).isEqualTo(0.25);
  }

  @Test
  void listsThatDoNotAgreeWithTheirTotalAreCompared() {
    Map<String, Long> counts = Map.of("a", 30L, "b", 30L);
    ColumnStatistics none =
        new ColumnStatistics(
            "x",
            InferredType.STRING,
            0,
            0,
            Optional.empty(),
            Optional.of(new TextStatistics(2, counts)));
    assertThat(Categories.of(none).total()).isEqualTo(60);
    assertThat(Distances.lInfinity(Categories.of(none), Categories.of(counts))).isZero();
  }

  @Test
  void aCategoryMayBeCalledAsTheRestIs() {
    Categories then = new Categories(Map.of("\u0000", 30L, "a", 60L), 100);
    assertThat(then.comparableWith(then).values()).containsExactlyInAnyOrder(60L, 40L);
  }

  @Test
  void robustDistanceOfFewNumbersIsZero() {
    assertThat(Distances.robust(reference(1, 2, 3, 4), ranks(2, 3, 4, 5))).isZero();
  }

  @Test
  void robustDistanceLeavesOutWhatMayBeChance() {
    double[] then = java.util.stream.IntStream.range(0, 1000).asDoubleStream().toArray();
    double[] now = java.util.stream.IntStream.range(500, 1500).asDoubleStream().toArray();
    assertThat(Distances.robust(reference(then), ranks(now)))
        .isEqualTo(0.5 - 1.8 * Math.sqrt(2000.0 / 1_000_000));
  }

  @Test
  void categoriesAreFarByTheGreatestDifferenceOfShares() {
    assertThat(Distances.lInfinity(FIRST, SECOND)).isEqualTo(0.06015037593984962);
    assertThat(Distances.lInfinity(FIRST, OTHER)).isEqualTo(0.2857142857142857);
  }

  @Test
  void robustDistanceOfFewCategoriesIsZero() {
    assertThat(Distances.robustLInfinity(FIRST, SECOND)).isZero();
    assertThat(Distances.robustLInfinity(FIRST, OTHER)).isZero();
  }

  @Test
  void categoryThatIsNotListedMayBeAsFrequentAsTheRarestOne() {
    Categories all = Categories.of(Map.of("a", 50L, "b", 30L, "c", 20L));
    Categories top = new Categories(Map.of("a", 50L, "b", 30L), 100);
    assertThat(Distances.lInfinity(all, top)).isZero();
    assertThat(Distances.lInfinity(top, all)).isZero();
    Categories other = new Categories(Map.of("x", 50L), 100);
    assertThat(Distances.lInfinity(all, other)).isEqualTo(0.5);
  }

  @Test
  void categoriesThatAreNotListedAreComparedTogether() {
    Categories all = Categories.of(Map.of("a", 50L, "b", 30L, "c", 20L));
    Categories top = new Categories(Map.of("a", 50L, "b", 30L), 100);
    assertThat(CategoryFit.pValue(all.comparableWith(top), top.comparableWith(all))).isEqualTo(1);
    assertThat(all.comparableWith(all)).isEqualTo(all.listed());
  }

  @Test
  void numberOfHigherLevelStandsForMore() {
    KllDistribution sketch =
        new KllDistribution(List.of(), 0.64, 2048, List.of(List.of(1.0), List.of(5.0, 9.0)));
    Ranks ranks = Ranks.of(sketch);
    assertThat(ranks.size()).isEqualTo(5);
    assertThat(ranks.shareOf(5)).isCloseTo(0.4, within(1e-12));
    assertThat(ranks.quantile(0.5)).isEqualTo(5);
  }

  @Test
  void equalNumbersCountTogether() {
    assertThat(Distances.simple(reference(0, 0, 0, 1), ranks(0, 1, 1, 1))).isEqualTo(0.5);
    assertThat(Distances.simple(reference(0, -0.0), ranks(0, 0))).isZero();
  }

  /** Of 40, 60 and 100 against 50, 50 and 100 the statistic is 4, with two degrees of freedom. */
  @Test
  void chiSquaredAsksWhetherNowFitsThen() {
    double p =
        CategoryFit.pValue(
            Map.of("a", 500L, "b", 500L, "c", 1000L), Map.of("a", 40L, "b", 60L, "c", 100L));
    assertThat(p).isCloseTo(Math.exp(-2), within(1e-12));
  }

  @Test
  void rareCategoriesAreTakenTogether() {
    // Expected 97, 2 and 1: the two rare ones stay below 10 together, and no test is left.
    double p =
        CategoryFit.pValue(
            Map.of("a", 970L, "b", 20L, "c", 10L), Map.of("a", 90L, "b", 6L, "c", 4L));
    assertThat(p).isNaN();
    assertThat(
            CategoryFit.pValue(
                Map.of("a", 90L, "b", 6L, "c", 4L), Map.of("a", 900L, "b", 60L, "c", 40L)))
        .isEqualTo(1);
  }

  @Test
  void twoCategoriesMustBeExpectedTenTimesEach() {
    Map<String, Long> then = Map.of("a", 90L, "b", 10L);
    assertThat(CategoryFit.pValue(then, Map.of("a", 89L, "b", 10L))).isNaN();
    assertThat(CategoryFit.pValue(then, Map.of("a", 90L, "b", 10L))).isEqualTo(1);
  }

  @Test
  void nothingKnownIsNoTest() {
    assertThat(CategoryFit.pValue(Map.of("a", 9L, "b", 9L), Map.of("x", 100L))).isNaN();
  }
}
